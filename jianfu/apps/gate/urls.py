"""Addresses of the gate. A key is random: who knows the address of an item may look at it."""

from django.urls import path

from jianfu.apps.gate import views

app_name = "gate"
urlpatterns = [
    path("", views.home, name="home"),
    path("drop/", views.drop, name="drop"),
    path("drop/<slug:upload>/", views.drop_part, name="drop-part"),
    path("item/<slug:key>/", views.item, name="item"),
    path("item/<slug:key>/opinion/", views.opinion, name="opinion"),
    path("item/<slug:key>/deadlines.ics", views.deadlines, name="deadlines"),
    path("item/<slug:key>/deadline/<int:number>/", views.choose, name="choose"),
    path("item/<slug:key>/withdraw/", views.withdraw, name="withdraw"),
    path("type-size/", views.type_size, name="type-size"),
    path("well/", views.well, name="well"),
]
