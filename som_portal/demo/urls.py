"""The role picker; som_portal.urls includes it in demo mode only."""

from django.urls import path

from som_portal.demo import views

app_name = "demo"
urlpatterns = [path("", views.roles, name="roles")]
