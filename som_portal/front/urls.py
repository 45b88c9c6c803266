"""Addresses of the pages that look over the whole house."""

from django.urls import path

from som_portal.front import views

app_name = "front"
urlpatterns = [
    path("", views.home, name="home"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
]
