"""Addresses under /netwerk/instellingen/: the list, and the page that looks over the whole house."""

from django.urls import path

from governance.people.views import institutions
from som_portal.front.views import institution

app_name = "people"
urlpatterns = [
    path("", institutions, name="institutions"),
    path("<slug:slug>/", institution, name="institution"),
]
