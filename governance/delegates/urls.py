"""Addresses under /som-plus/."""

from django.urls import path

from governance.delegates import views

app_name = "delegates"
urlpatterns = [
    path("", views.delegates, name="list"),
    path("afgevaardigden.csv", views.delegates_csv, name="list_csv"),
    path("zetels/", views.adjust_seats, name="adjust_seats"),
    path("wie-vertegenwoordigt-mij/", views.representations, name="representations"),
    path("wie-vertegenwoordigt-mij/koppelen/", views.map_institutions, name="map_institutions"),
    path("wie-vertegenwoordigt-mij/<slug:slug>/", views.representation, name="representation"),
    path("wie-vertegenwoordigt-mij/<slug:slug>/koppelen/", views.map_institution, name="map_institution"),
    path("bevestigen/<slug:token>/", views.confirm_delegates, name="confirm_delegates"),
    path("bevestigen/<slug:token>/wijzigen/", views.propose_delegates, name="propose_delegates"),
    path("bevestigingen/", views.confirmations, name="confirmations"),
    path("bevestigingen/vragen/", views.ask_delegates, name="ask_delegates"),
    path("bevestigingen/verlengen/", views.renew_confirmed, name="renew_confirmed"),
    path("bevestigingen/<int:pk>/", views.confirmation, name="confirmation"),
    path("bevestigingen/<int:pk>/toepassen/", views.apply_answer, name="apply_answer"),
    path("bevestigingen/<int:pk>/weigeren/", views.refuse_answer, name="refuse_answer"),
    path("bevestigingen/<int:pk>/opnieuw/", views.ask_again, name="ask_again"),
    path("suggesties/", views.suggestions, name="suggestions"),
    path("suggesties/mijn/", views.my_suggestions, name="my_suggestions"),
    path("suggesties/zetels/", views.raad_seats, name="raad_seats"),
    path("suggesties/zetels/<int:pk>/", views.suggest, name="suggest"),
    path("suggesties/<int:pk>/intrekken/", views.withdraw_suggestion, name="withdraw_suggestion"),
    path("suggesties/<int:pk>/beantwoorden/", views.answer_suggestion, name="answer_suggestion"),
]
