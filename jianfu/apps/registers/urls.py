"""Addresses of plans and directories, and of every list that is brought into a register."""

from django.urls import path

from jianfu.apps.registers import views

app_name = "registers"
urlpatterns = [
    path("registers/", views.registers, name="registers"),
    path("registers/<int:pk>/end/", views.end, name="end"),
    path("registers/<int:pk>/again/", views.again, name="again"),
    path("registers/lists/<slug:kind>/bring/", views.bring, name="bring"),
    path("registers/list/<slug:key>/", views.look, name="list"),
    path("registers/list/<slug:key>/take/", views.take, name="take"),
    path("registers/list/<slug:key>/leave/", views.leave, name="leave"),
    path("registers/list/<slug:key>/back/", views.back, name="back"),
]
