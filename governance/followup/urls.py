"""Addresses of the action items (under /actiepunten/)."""

from django.urls import path

from governance.followup import views

app_name = "followup"
urlpatterns = [
    path("", views.my_actions, name="my_actions"),
    path("<int:pk>/", views.action_page, name="action"),
    path("<int:pk>/wijzigen/", views.change_action, name="change_action"),
    path("<int:pk>/klaar/", views.finish_action, name="finish_action"),
    path("<int:pk>/laten-vallen/", views.drop_action, name="drop_action"),
    path("van/<slug:slug>/", views.action_list, name="list"),
    path("van/<slug:slug>/nieuw/", views.make_action, name="make_action"),
    path("van/<slug:slug>/actiepunten.csv", views.actions_csv, name="actions_csv"),
]
