"""Addresses under /netwerk/charter/."""

from django.urls import path

from governance.charter import views

app_name = "charter"
urlpatterns = [
    path("", views.charter_page, name="charter"),
    path("afspraken/", views.house_rules_page, name="house_rules"),
]
