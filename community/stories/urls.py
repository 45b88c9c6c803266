"""Addresses under /community/stories/."""

from django.urls import path

from community.stories import views

app_name = "stories"
urlpatterns = [
    path("", views.stories, name="list"),
    path("nieuw/", views.write_story, name="write_story"),
    path("mijn/", views.my_stories, name="my_stories"),
    path("redactie/", views.desk, name="desk"),
    path("<slug:slug>/", views.story, name="detail"),
    path("<slug:slug>/bewerken/", views.revise_story, name="revise_story"),
    path("<slug:slug>/insturen/", views.submit_story, name="submit_story"),
    path("<slug:slug>/terugsturen/", views.return_story, name="return_story"),
    path("<slug:slug>/publiceren/", views.publish_story, name="publish_story"),
]
