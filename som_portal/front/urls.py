"""Addresses of the pages that look over the whole house."""

from django.conf import settings
from django.urls import path

from som_portal.front import gallery, health, money_views, views

app_name = "front"
urlpatterns = [
    path("", views.home, name="home"),
    path("welkom/", views.welcome, name="welcome"),
    path("coordinatiecel/", views.dashboard, name="dashboard"),
    path("toegankelijkheid/", views.accessibility, name="accessibility"),
    path("toegankelijkheid/melding/", views.feedback, name="feedback"),
    path("budget/<int:year>/waarheen/", money_views.money, name="money"),
    path("besluiten/<str:number>/belangen/", money_views.interests, name="interests"),
    path("privacy/", views.privacy, name="privacy"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
if settings.DEBUG:
    urlpatterns.append(path("stijl/", gallery.gallery, name="gallery"))
