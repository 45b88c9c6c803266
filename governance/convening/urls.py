"""Addresses of meetings on demand (under /som-plus/op-vraag/)."""

from django.urls import path

from governance.convening import views

app_name = "convening"
urlpatterns = [
    path("", views.request_list, name="list"),
    path("nieuw/", views.ask_meeting, name="ask_meeting"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/steunen/", views.support_request, name="support_request"),
    path("<int:pk>/steun-intrekken/", views.withdraw_support, name="withdraw_support"),
    path("<int:pk>/plannen/", views.plan_requested, name="plan_requested"),
    path("<int:pk>/antwoorden/", views.answer_request, name="answer_request"),
]
