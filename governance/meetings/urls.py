"""Addresses of the meetings (under /vergaderingen/)."""

from django.urls import path

from governance.meetings import views

app_name = "meetings"
urlpatterns = [
    path("", views.meeting_list, name="list"),
    path("ritme/", views.rhythm, name="rhythm"),
    path("jaar/", views.year, name="year"),
    path("plan/", views.plan, name="plan_meeting"),
    path("kalender/", views.calendar, name="calendar"),
    path("kalender/nieuw/", views.open_address, name="open_address"),
    path("kalender/vervangen/", views.renew_address, name="renew_address"),
    path("kalender/opgeven/", views.close_address, name="close_address"),
    path("kalender/som.ics", views.public_feed, name="public_feed"),
    path("kalender/<slug:slug>.ics", views.body_feed, name="body_feed"),
    path("kalender/mijn/<slug:token>/som.ics", views.personal_feed, name="personal_feed"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/kom-je/", views.answer_invitation, name="answer_invitation"),
    path("<int:pk>/kom-je/<slug:token>/", views.rsvp_by_link, name="rsvp_by_link"),
    path("<int:pk>/verplaatsen/", views.move, name="move_meeting"),
    path("<int:pk>/annuleren/", views.cancel, name="cancel_meeting"),
    path("<int:pk>/agenda/", views.agenda, name="add_agenda_item"),
    path("<int:pk>/agenda/<int:item>/omhoog/", views.raise_agenda_item, name="raise_agenda_item"),
    path("<int:pk>/agenda/<int:item>/omlaag/", views.lower_agenda_item, name="lower_agenda_item"),
    path("<int:pk>/agenda/<int:item>/verwijderen/", views.remove_agenda_item, name="remove_agenda_item"),
    path("<int:pk>/agenda/<int:item>/", views.revise_agenda_item, name="revise_agenda_item"),
    path("<int:pk>/agenda/<int:item>/stuk/", views.add_agenda_document, name="add_agenda_document"),
    path("<int:pk>/agenda/<int:item>/behandeld/", views.treat_agenda_item, name="treat_agenda_item"),
    path("<int:pk>/agenda/<int:item>/heropenen/", views.reopen_agenda_item, name="reopen_agenda_item"),
    path("<int:pk>/agenda/voorstellen/", views.suggest_agenda_item, name="suggest_agenda_item"),
    path("<int:pk>/agenda/voorstel/<int:suggestion>/ja/", views.accept_suggestion, name="accept_suggestion"),
    path("<int:pk>/agenda/voorstel/<int:suggestion>/nee/", views.decline_suggestion, name="decline_suggestion"),
    path("<int:pk>/agenda/versturen/", views.send_agenda, name="send_agenda"),
    path("<int:pk>/stukken/<int:document>/", views.agenda_document, name="agenda_document"),
    path("<int:pk>/stukken/<int:document>/weg/", views.remove_agenda_document, name="remove_agenda_document"),
    path("<int:pk>/aanwezigheid/", views.attendance, name="record_attendance"),
    path("<int:pk>/afsluiten/", views.hold, name="hold_meeting"),
]
