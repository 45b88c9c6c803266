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
]
