"""Addresses of applications, groups and secondments."""

from django.urls import path

from jianfu.apps.channels import views

app_name = "channels"
urlpatterns = [
    path("channels/", views.channels, name="channels"),
    path("channels/<int:pk>/", views.channel, name="channel"),
    path("channels/<int:pk>/end/", views.end, name="end"),
    path("channels/<int:pk>/again/", views.again, name="again"),
    path("channels/<int:pk>/merge/", views.merge, name="merge"),
    path("secondments/", views.secondments, name="secondments"),
    path("secondments/<int:pk>/back/", views.back, name="back"),
    path("secondments/<int:pk>/away/", views.away, name="away"),
]
