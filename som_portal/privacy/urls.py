"""Addresses about personal data: your own under /mijn/, those of the coördinatiecel under /coordinatiecel/."""

from django.urls import path

from som_portal.privacy import views

app_name = "privacy"
urlpatterns = [
    path("mijn/gegevens/", views.my_data, name="my_data"),
    path("mijn/gegevens/bestand/", views.download_my_data, name="download_my_data"),
    path("mijn/gegevens/wissen/", views.ask_erasure, name="ask_erasure"),
    path("mijn/gegevens/wissen/intrekken/", views.withdraw_erasure, name="withdraw_erasure"),
    path("coordinatiecel/wissen/", views.erasure_requests, name="erasure_requests"),
    path("coordinatiecel/wissen/<int:pk>/", views.erase_person, name="erase_person"),
    path("coordinatiecel/wissen/<int:pk>/weigeren/", views.refuse_erasure, name="refuse_erasure"),
    path("coordinatiecel/inzage/", views.bulk_looks, name="bulk_looks"),
]
