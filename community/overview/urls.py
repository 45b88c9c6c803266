"""The address /community/ itself."""

from django.urls import path

from community.overview import views

app_name = "community"
urlpatterns = [path("", views.community, name="index")]
