"""Addresses under /laboratorium/."""

from django.urls import path

from werkingen.laboratorium import views

app_name = "laboratorium"
urlpatterns = [
    path("", views.laboratorium, name="index"),
    path("labos/nieuw/", views.imagine_lab, name="imagine_lab"),
    path("labos/<slug:slug>/", views.lab, name="detail"),
    path("voorstellen/<int:pk>/labo/", views.found_lab, name="found_lab"),
    path("labos/<slug:slug>/voorstel/", views.attach_proposal, name="attach_proposal"),
    path("labos/<slug:slug>/fase/", views.enter_phase, name="enter_phase"),
    path("labos/<slug:slug>/stopzetten/", views.stop_lab, name="stop_lab"),
    path("labos/<slug:slug>/nieuws/", views.post_update, name="post_update"),
    path("labos/<slug:slug>/trekker/", views.appoint_lead, name="appoint_lead"),
    path("labos/<slug:slug>/trekker/<int:person>/ontslaan/", views.dismiss_lead, name="dismiss_lead"),
    path("labos/<slug:slug>/budgetpost/", views.point_to_line, name="point_to_line"),
    path("labos/<slug:slug>/partners/", views.add_partner, name="add_partner"),
    path("labos/<slug:slug>/partners/<slug:institution>/verwijderen/", views.remove_partner, name="remove_partner"),
]
