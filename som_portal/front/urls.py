"""Addresses of the pages that look over the whole house."""

from django.conf import settings
from django.urls import path

from som_portal.front import gallery, health, views

app_name = "front"
urlpatterns = [
    path("", views.home, name="home"),
    path("welkom/", views.welcome, name="welcome"),
    path("coordinatiecel/", views.dashboard, name="dashboard"),
    path("toegankelijkheid/", views.accessibility, name="accessibility"),
    path("toegankelijkheid/melding/", views.feedback, name="feedback"),
    path("privacy/", views.privacy, name="privacy"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
if settings.DEBUG:
    urlpatterns.append(path("stijl/", gallery.gallery, name="gallery"))
