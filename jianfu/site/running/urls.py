"""Addresses of what the administrator looks at."""

from django.urls import path

from jianfu.site.running import views

app_name = "site"
urlpatterns = [
    path("health/", views.well, name="health"),
    path("settings/running/", views.running, name="running"),
    path("settings/backups/", views.backups, name="backups"),
    path("settings/backups/now/", views.wish, name="backup-now"),
]
