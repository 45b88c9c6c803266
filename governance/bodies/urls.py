"""Addresses under /netwerk/."""

from django.urls import path

from governance.bodies import views

app_name = "bodies"
urlpatterns = [
    path("", views.network, name="network"),
    path("<slug:slug>/", views.detail, name="detail"),
    path("<slug:slug>/zetels/<int:pk>/", views.seat, name="seat"),
    path("<slug:slug>/zetels/<int:pk>/aanstellen/", views.appoint, name="appoint"),
    path("<slug:slug>/mandaten/<int:pk>/beeindigen/", views.release, name="release"),
]
