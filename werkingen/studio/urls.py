"""Addresses under /studio/."""

from django.urls import path

from werkingen.studio import views

app_name = "studio"
urlpatterns = [
    path("", views.studio, name="index"),
    path("projecten/nieuw/", views.start_project, name="start_project"),
    path("projecten/<slug:slug>/", views.project, name="detail"),
    path("projecten/<slug:slug>/mijlpalen/", views.plan_milestone, name="plan_milestone"),
    path("projecten/<slug:slug>/mijlpalen/<int:pk>/bereikt/", views.reach_milestone, name="reach_milestone"),
    path("projecten/<slug:slug>/nieuws/", views.post_update, name="post_update"),
    path("projecten/<slug:slug>/coordinator/", views.appoint_coordinator, name="appoint_coordinator"),
    path(
        "projecten/<slug:slug>/coordinator/<int:person>/ontslaan/",
        views.dismiss_coordinator,
        name="dismiss_coordinator",
    ),
    path("projecten/<slug:slug>/budgetpost/", views.point_to_line, name="point_to_line"),
    path("projecten/<slug:slug>/partners/", views.add_partner, name="add_partner"),
    path("projecten/<slug:slug>/partners/<slug:institution>/verwijderen/", views.remove_partner, name="remove_partner"),
]
