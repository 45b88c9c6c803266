"""Addresses of the year planner (under /vergaderingen/jaarplan/)."""

from django.urls import path

from governance.planner import views

app_name = "planner"
urlpatterns = [
    path("", views.plans, name="list"),
    path("nieuw/", views.make, name="make_year_plan"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/instellingen/", views.settings, name="change_plan_settings"),
    path("<int:pk>/wensen/", views.add_wish, name="add_plan_wish"),
    path("<int:pk>/wensen/<int:wish>/verwijderen/", views.remove_wish, name="remove_plan_wish"),
    path("<int:pk>/dagen/", views.read_dates, name="read_dates"),
    path("<int:pk>/dagen/toevoegen/", views.add_plan_dates, name="add_plan_dates"),
    path("<int:pk>/rekenen/", views.solve, name="solve_plan"),
    path("<int:pk>/stoppen/", views.stop, name="stop_plan"),
    path("<int:pk>/verplaatsen/", views.shift_meeting, name="shift_meeting"),
    path("<int:pk>/uitweg/", views.take_way_out, name="take_way_out"),
    path("<int:pk>/publiceren/", views.publish, name="publish_plan"),
]
