"""Addresses under /netwerk/."""

from django.urls import path

from governance.bodies import views

app_name = "bodies"
urlpatterns = [
    path("", views.network, name="network"),
    path("mandaten/", views.mandate_list, name="mandates"),
    path("mandaten/mandaten.csv", views.mandates_csv, name="mandates_csv"),
    path("mandaten/verlengen/", views.extend_several, name="extend_several"),
    path("afspraken/<slug:number>/kiezen/", views.choose_number, name="choose_number"),
    path("<slug:slug>/profielen/", views.profile_page, name="profiles"),
    path("<slug:slug>/profielen/profielen.csv", views.profiles_csv, name="profiles_csv"),
    path("<slug:slug>/", views.detail, name="detail"),
    path("<slug:slug>/zetels.csv", views.seats_csv, name="seats_csv"),
    path("<slug:slug>/zetels/<int:pk>/", views.seat, name="seat"),
    path("<slug:slug>/zetels/<int:pk>/aanstellen/", views.appoint, name="appoint"),
    path("<slug:slug>/zetels/<int:pk>/plaatsvervanger/", views.appoint_substitute, name="appoint_substitute"),
    path("<slug:slug>/plaatsvervangers/<int:pk>/beeindigen/", views.release_substitute, name="release_substitute"),
    path("<slug:slug>/mandaten/<int:pk>/", views.mandate, name="mandate"),
    path("<slug:slug>/mandaten/<int:pk>/aanvaarden/", views.accept, name="accept"),
    path("<slug:slug>/mandaten/<int:pk>/niet-aanvaarden/", views.decline, name="decline"),
    path("<slug:slug>/mandaten/<int:pk>/verlengen/", views.extend, name="extend"),
    path("<slug:slug>/mandaten/<int:pk>/beeindigen/", views.release, name="release"),
    path("<slug:slug>/mandaten/<int:pk>/brieven/<int:change>/", views.paper, name="paper"),
]
