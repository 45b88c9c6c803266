"""Addresses of notes and minutes (under /vergaderingen/)."""

from django.urls import path

from governance.minutes import views

app_name = "minutes"
urlpatterns = [
    path("verslagen/", views.minutes_list, name="list"),
    path("<int:pk>/verslag/", views.minutes_page, name="minutes"),
    path("<int:pk>/verslag/verslag.pdf", views.minutes_pdf, name="minutes_pdf"),
    path("<int:pk>/verslag/punten/<int:item>/", views.write_note, name="write_note"),
    path("<int:pk>/verslag/ter-lezing/", views.circulate_minutes, name="circulate_minutes"),
    path("<int:pk>/verslag/gelezen/", views.confirm_reading, name="confirm_reading"),
    path("<int:pk>/verslag/opmerking/", views.comment_on_minutes, name="comment_on_minutes"),
    path("<int:pk>/verslag/opmerkingen/<int:comment>/", views.answer_comment, name="answer_comment"),
    path("<int:pk>/verslag/goedkeuren/", views.approve_minutes, name="approve_minutes"),
    path("<int:pk>/verslag/rechtzetten/", views.amend_minutes, name="amend_minutes"),
]
