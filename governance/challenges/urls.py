"""Addresses under /signalen/."""

from django.urls import path

from governance.challenges import views

app_name = "challenges"
urlpatterns = [
    path("", views.challenges, name="list"),
    path("nieuw/", views.raise_signal, name="raise_signal"),
    path("mijn/", views.my_signals, name="my_signals"),
    path("alle/", views.signals, name="signals"),
    path("bundelen/", views.bundle_signals, name="bundle_signals"),
    path("uitdagingen/<slug:slug>/", views.challenge, name="detail"),
    path("<int:pk>/", views.signal, name="signal"),
    path("<int:pk>/bespreken/", views.take_up_signal, name="take_up_signal"),
    path("<int:pk>/beantwoorden/", views.answer_signal, name="answer_signal"),
    path("<int:pk>/doorverwijzen/", views.refer_signal, name="refer_signal"),
]
