"""Addresses of getting in: the link in a mail, the lists of who lets people in, and what we keep of an institution."""

from django.urls import path

from governance.joining import views

app_name = "joining"
urlpatterns = [
    path("uitnodiging/<str:token>/", views.accept_invitation, name="accept_invitation"),
    path("uitnodigingen/", views.invitations, name="invitations"),
    path("uitnodigingen/zetels/<int:pk>/", views.invite_to_seat, name="invite_to_seat"),
    path("uitnodigingen/instellingen/<slug:slug>/", views.invite_to_institution, name="invite_to_institution"),
    path("uitnodigingen/<int:pk>/opnieuw/", views.resend_invitation, name="resend_invitation"),
    path("uitnodigingen/<int:pk>/intrekken/", views.withdraw_invitation, name="withdraw_invitation"),
    path("erbij/", views.ask_to_join, name="ask_to_join"),
    path("erbij/vragen/", views.join_requests, name="join_requests"),
    path("erbij/vragen/<int:pk>/toelaten/", views.admit, name="admit"),
    path("erbij/vragen/<int:pk>/weigeren/", views.refuse_join_request, name="refuse_join_request"),
    path("netwerk/instellingen/<slug:slug>/gegevens/", views.keep_institution, name="keep_institution"),
]
