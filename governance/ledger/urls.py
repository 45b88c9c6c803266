"""Addresses of the budget."""

from django.urls import path

from governance.ledger import views

app_name = "ledger"
urlpatterns = [
    path("", views.current, name="current"),
    path("boekjaar-openen/", views.open_year, name="open_year"),
    path("post-toevoegen/", views.add_line, name="add_line"),
    path("posten/<slug:code>/houder/", views.entrust_line, name="entrust_line"),
    path("facturen/", views.invoices, name="invoices"),
    path("facturen/inschrijven/", views.note_invoice, name="note_invoice"),
    path("facturen/<int:pk>/", views.invoice, name="invoice"),
    path("facturen/<int:pk>/papier/", views.invoice_paper, name="invoice_paper"),
    path("facturen/<int:pk>/weghalen/", views.withdraw_invoice, name="withdraw_invoice"),
    path("facturen/<int:pk>/betalen/", views.pay_directly, name="pay_directly"),
    path("facturen/<int:pk>/creditnota/", views.credit, name="credit"),
    path("aanvragen/<int:pk>/", views.request_page, name="request"),
    path("aanvragen/<int:pk>/goedkeuren/", views.approve_request, name="approve_request"),
    path("aanvragen/<int:pk>/weigeren/", views.refuse_request, name="refuse_request"),
    path("mijn-posten/", views.my_lines, name="my_lines"),
    path("werkjaar/<int:start>/", views.working_year, name="working_year"),
    path("boekingen/<int:pk>/", views.posting, name="posting"),
    path("<int:year>/", views.year_page, name="year"),
    path("<int:year>/besluit-inschrijven/", views.authorise, name="authorise"),
    path("<int:year>/toewijzen/", views.allocate, name="allocate"),
    path("<int:year>/aanvragen/", views.requests, name="requests"),
    path("<int:year>/afsluiten/", views.close_year, name="close_year"),
    path("<int:year>/afrekening/", views.settlement, name="settlement"),
    path("<int:year>/afrekening/<str:name>", views.export, name="export"),
    path("<int:year>/<slug:code>/", views.line_page, name="line"),
    path("<int:year>/<slug:code>/boekingen/", views.postings_page, name="postings"),
    path("<int:year>/<slug:code>/vastleggen/", views.commit, name="commit"),
    path("<int:year>/<slug:code>/vragen/", views.request_commitment, name="request_commitment"),
    path("<int:year>/<slug:code>/verschuiven/", views.shift, name="shift"),
    path("<int:year>/<slug:code>/terugnemen/", views.take_back, name="take_back"),
    path("vastleggingen/<int:pk>/", views.commitment_page, name="commitment"),
    path("vastleggingen/<int:pk>/vrijgeven/", views.release, name="release"),
    path("vastleggingen/<int:pk>/aanrekenen/", views.charge, name="charge"),
    path("boekingen/<int:pk>/tegenboeken/", views.reverse, name="reverse"),
]
