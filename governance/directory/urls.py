"""Addresses under /netwerk/mensen/."""

from django.urls import path

from governance.directory import views

app_name = "directory"
urlpatterns = [
    path("", views.people, name="people"),
    path("vcard/", views.people_vcard, name="people_vcard"),
    path("mijn-kaart/", views.my_card, name="my_card"),
    path("mijn-kaart/aanpassen/", views.change_card, name="change_card"),
    path("<int:pk>/", views.person, name="person"),
    path("<int:pk>/vcard/", views.person_vcard, name="person_vcard"),
]
