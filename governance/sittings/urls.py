"""Addresses of a meeting while it goes on (under /vergaderingen/)."""

from django.urls import path

from governance.sittings import views

app_name = "sittings"
urlpatterns = [
    path("aanwezigheid/<slug:slug>/", views.attendance_history, name="attendance_history"),
    path("<int:pk>/zitting/openen/", views.open_meeting, name="open_meeting"),
    path("<int:pk>/zitting/aanwezig/", views.roll, name="roll"),
    path("<int:pk>/zitting/aanmelden/", views.check_in, name="check_in"),
    path("<int:pk>/zitting/weggaan/", views.check_out, name="check_out"),
    path("<int:pk>/zitting/verontschuldigen/", views.excuse, name="excuse"),
    path("<int:pk>/zitting/", views.sitting, name="sitting"),
    path("<int:pk>/zitting/scherm/", views.projection, name="projection"),
    path("<int:pk>/zitting/schorsen/", views.suspend_meeting, name="suspend_meeting"),
    path("<int:pk>/zitting/hervatten/", views.resume_meeting, name="resume_meeting"),
    path("<int:pk>/zitting/sluiten/", views.close_sitting, name="close_sitting"),
    path("<int:pk>/zitting/<int:item>/beginnen/", views.start_point, name="start_point"),
    path("<int:pk>/zitting/<int:item>/afronden/", views.finish_point, name="finish_point"),
    path("<int:pk>/zitting/<int:item>/eigen-belang/", views.leave_for_point, name="leave_for_point"),
    path("<int:pk>/zitting/<int:item>/notitie/", views.write_note, name="write_note"),
    path("<int:pk>/zitting/<int:item>/actiepunt/", views.make_action, name="make_action"),
    path("<int:pk>/zitting/<int:item>/stemming/openen/", views.open_ballot, name="open_ballot"),
    path("<int:pk>/zitting/<int:item>/stemming/sluiten/", views.close_ballot, name="close_ballot"),
]
