"""Addresses of proposals, ballots and decisions."""

from django.urls import path

from governance.ballots import views

app_name = "ballots"

urlpatterns = [
    path("raad/voorstellen/", views.proposal_list, name="proposals"),
    path("raad/voorstellen/nieuw/", views.propose, name="propose"),
    path("raad/voorstellen/<int:pk>/", views.proposal_page, name="proposal"),
    path("raad/voorstellen/<int:pk>/bewerken/", views.revise_proposal, name="revise_proposal"),
    path("raad/voorstellen/<int:pk>/intrekken/", views.withdraw_proposal, name="withdraw_proposal"),
    path("raad/voorstellen/<int:pk>/agenderen/", views.schedule_proposal, name="schedule_proposal"),
    path("raad/voorstellen/<int:pk>/vraag/", views.ask_question, name="ask_question"),
    path("raad/voorstellen/<int:pk>/herkomst/", views.link_signals, name="link_signals"),
    path("raad/voorstellen/<int:pk>/amenderen/<slug:part>/", views.suggest_amendment, name="suggest_amendment"),
    path("raad/vragen/<int:pk>/", views.answer_question, name="answer_question"),
    path("raad/amendementen/<int:pk>/", views.amendment_page, name="amendment"),
    path("raad/amendementen/<int:pk>/aanvaarden/", views.accept_amendment, name="accept_amendment"),
    path("raad/amendementen/<int:pk>/afwijzen/", views.decline_amendment, name="decline_amendment"),
    path("raad/amendementen/<int:pk>/in-stemming/", views.put_to_vote, name="put_to_vote"),
    path("raad/amendementen/<int:pk>/intrekken/", views.withdraw_amendment, name="withdraw_amendment"),
    path("raad/voorstellen/<int:pk>/stemming/", views.open_ballot, name="open_ballot"),
    path("raad/stemmingen/<int:pk>/", views.ballot_page, name="ballot"),
    path("raad/stemmingen/<int:pk>/stem/", views.vote, name="vote"),
    path("raad/stemmingen/<int:pk>/stem/bevestigen/", views.cast_vote, name="cast_vote"),
    path("raad/stemmingen/<int:pk>/ontvangstbewijs/", views.receipt, name="receipt"),
    path("raad/stemmingen/<int:pk>/sluiten/", views.close_ballot, name="close_ballot"),
    path("raad/stemmingen/<int:pk>/belang/", views.state_interest, name="state_interest"),
    path("raad/stemmingen/<int:pk>/bijdrage/", views.contribute, name="contribute"),
    path("raad/stemmingen/<int:pk>/volgende-stap/", views.move_on, name="move_on"),
    path("raad/stemmingen/<int:pk>/verwerken/", views.integrate, name="integrate"),
    path("raad/stemmingen/uitleg/", views.methods, name="methods"),
    path("raad/vergaderingen/<int:pk>/volmacht/", views.give_proxy, name="give_proxy"),
    path("raad/volmachten/<int:pk>/", views.answer_proxy, name="answer_proxy"),
    path("raad/volmachten/<int:pk>/intrekken/", views.withdraw_proxy, name="withdraw_proxy"),
    path("raad/volmachten/<int:pk>/<slug:token>/", views.proxy_by_link, name="proxy_by_link"),
    path("besluiten/", views.decision_list, name="decisions"),
    path("besluiten/besluiten.csv", views.decisions_csv, name="decisions_csv"),
    path("besluiten/besluiten.jsonld", views.decisions_jsonld, name="decisions_jsonld"),
    path("besluiten/besluiten.atom", views.decisions_feed, name="decisions_feed"),
    path("besluiten/mijn/", views.my_decisions, name="my_decisions"),
    path("besluiten/<slug:number>/besluit.jsonld", views.decision_jsonld, name="decision_jsonld"),
    path("besluiten/<slug:number>/vervangen/", views.supersede_decision, name="supersede_decision"),
    path("besluiten/<slug:number>/", views.decision_page, name="decision"),
    path("besluiten/<slug:number>/natellen/", views.recount, name="recount"),
    path("besluiten/<slug:number>/natellen.json", views.bundle, name="bundle"),
    path("besluiten/<slug:number>/vastleggen/", views.reserve_money, name="reserve_money"),
    path("besluiten/<slug:number>/expertzetel/", views.add_expert_seat, name="add_expert_seat"),
]
