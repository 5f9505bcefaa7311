"""Addresses of the board."""

from django.urls import path

from jianfu.apps.board import views

app_name = "board"
urlpatterns = [
    path("", views.burden, name="board"),
    path("clocks/", views.clocks, name="clocks"),
    path("assessment/", views.assessment, name="assessment"),
    path("day/<str:day>/<int:unit>/", views.day, name="day"),
    path("export/<slug:figure>.xlsx", views.export, name="export"),
    path("bulletin.docx", views.bulletin, name="bulletin"),
    path("baseline/", views.baseline, name="baseline"),
]
