"""Addresses of soundings: under /raad/ for who asks, under /achterban/ for who answers."""

from django.urls import path

from governance.soundings import views

app_name = "soundings"
urlpatterns = [
    path("raad/voorstellen/<int:pk>/achterban/", views.open_sounding, name="open_sounding"),
    path("raad/achterban/<int:pk>/", views.sounding, name="sounding"),
    path("raad/achterban/<int:pk>/sluiten/", views.close_sounding, name="close_sounding"),
    path("achterban/<uuid:key>/", views.answer_sounding, name="answer_sounding"),
]
