"""Addresses under /community/events/."""

from django.urls import path

from community.events import views

app_name = "events"
urlpatterns = [
    path("", views.events, name="list"),
    path("nieuw/", views.plan_event, name="plan_event"),
    path("<slug:slug>/", views.event, name="detail"),
    path("<slug:slug>/inschrijven/", views.register, name="register"),
    path("<slug:slug>/uitschrijven/", views.unregister, name="unregister"),
    path("<slug:slug>/wijzigen/", views.change_event, name="change_event"),
    path("<slug:slug>/afgelasten/", views.cancel_event, name="cancel_event"),
    path("<slug:slug>/budgetpost/", views.point_to_line, name="point_to_line"),
    path("<slug:slug>/deelnemers/", views.participants, name="participants"),
    path("<slug:slug>/deelnemers.csv", views.participants_csv, name="participants_csv"),
]
