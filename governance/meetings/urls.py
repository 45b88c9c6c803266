"""Addresses of the meetings (under /vergaderingen/)."""

from django.urls import path

from governance.meetings import views

app_name = "meetings"
urlpatterns = [
    path("", views.meeting_list, name="list"),
    path("<int:pk>/", views.detail, name="detail"),
]
