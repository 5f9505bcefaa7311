"""Addresses of the indicators."""

from django.urls import path

from jianfu.apps.assessments import views

app_name = "assessments"
urlpatterns = [
    path("indicators/", views.indicators, name="indicators"),
    path("indicators/<int:pk>/end/", views.end, name="end"),
    path("indicators/<int:pk>/again/", views.again, name="again"),
]
