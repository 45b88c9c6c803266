"""Addresses of polls (under /vergaderingen/datum-prikken/)."""

from django.urls import path

from governance.polls import views

app_name = "polls"
urlpatterns = [
    path("", views.poll_list, name="list"),
    path("nieuw/<slug:slug>/", views.open_poll, name="open_poll"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/antwoorden/", views.answer_poll, name="answer_poll"),
    path("<int:pk>/antwoorden/<slug:token>/", views.answer_by_link, name="answer_by_link"),
    path("<int:pk>/kiezen/<int:option>/", views.close_poll, name="close_poll"),
    path("<int:pk>/stoppen/", views.drop_poll, name="drop_poll"),
]
