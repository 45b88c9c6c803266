"""Addresses of the budget."""

from django.urls import path

from governance.ledger import views

app_name = "ledger"
urlpatterns = [
    path("", views.current, name="current"),
    path("<int:year>/", views.year_page, name="year"),
    path("<int:year>/<slug:code>/", views.line_page, name="line"),
    path("<int:year>/<slug:code>/boekingen/", views.postings_page, name="postings"),
    path("<int:year>/<slug:code>/vastleggen/", views.commit, name="commit"),
    path("vastleggingen/<int:pk>/", views.commitment_page, name="commitment"),
    path("vastleggingen/<int:pk>/vrijgeven/", views.release, name="release"),
    path("vastleggingen/<int:pk>/aanrekenen/", views.charge, name="charge"),
    path("boekingen/<int:pk>/tegenboeken/", views.reverse, name="reverse"),
]
