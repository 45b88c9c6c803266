"""Addresses of a meeting while it goes on (under /vergaderingen/)."""

from django.urls import path

from governance.sittings import views

app_name = "sittings"
urlpatterns = [
    path("<int:pk>/zitting/openen/", views.open_meeting, name="open_meeting"),
    path("<int:pk>/zitting/aanwezig/", views.roll, name="roll"),
    path("<int:pk>/zitting/aanmelden/", views.check_in, name="check_in"),
    path("<int:pk>/zitting/weggaan/", views.check_out, name="check_out"),
    path("<int:pk>/zitting/verontschuldigen/", views.excuse, name="excuse"),
]
