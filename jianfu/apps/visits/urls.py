"""Addresses of the plan of visits."""

from django.urls import path

from jianfu.apps.visits import views

app_name = "visits"
urlpatterns = [
    path("visits/", views.visits, name="visits"),
    path("visits/plan/", views.take_plan, name="take-plan"),
    path("visits/plan/<slug:batch>/back/", views.take_back, name="take-back"),
    path("visits/sealed/", views.file_sealed, name="file-sealed"),
    path("visits/<int:year>-<int:serial>/", views.code, name="code"),
    path("visits/<int:year>-<int:serial>.svg", views.picture, name="picture"),
    path("visits/<int:year>-<int:serial>/join/", views.join, name="join"),
    path("visits/<int:year>-<int:serial>/drop/", views.drop, name="drop"),
    path("visits/<int:year>-<int:serial>/again/", views.stand_again, name="again"),
]
