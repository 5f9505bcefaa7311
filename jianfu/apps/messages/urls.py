"""Addresses of 连接."""

from django.urls import path

from jianfu.apps.messages import views

app_name = "messages"
urlpatterns = [
    path("", views.connections, name="connections"),
    path("<slug:name>/test/", views.test, name="test"),
]
