"""Addresses under /netwerk/instellingen/."""

from django.urls import path

from governance.people import views

app_name = "people"
urlpatterns = [
    path("", views.institutions, name="institutions"),
    path("<slug:slug>/", views.institution, name="institution"),
]
