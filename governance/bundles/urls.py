"""Addresses of the bundles (under /vergaderingen/)."""

from django.urls import path

from governance.bundles import views

app_name = "bundles"
urlpatterns = [
    path("<int:pk>/bundel/", views.read, name="read"),
    path("<int:pk>/bundel/<int:item>/gelezen/", views.mark_read, name="mark_read"),
    path("<int:pk>/bundel/maak/", views.ask_bundle, name="ask_bundle"),
    path("<int:pk>/bundel.pdf", views.download, name="download"),
    path("<int:pk>/meenemen/", views.carry_over, name="carry_over"),
    path("naar-de-raad/uitdaging/<slug:slug>/", views.bring_challenge, name="bring_challenge"),
    path("naar-de-raad/signaal/<int:pk>/", views.bring_signal, name="bring_signal"),
]
