from django.urls import path

from jianfu.apps.duties import views

app_name = "duties"
urlpatterns = [
    path("duties/", views.search, name="search"),
    path("duties/item/<int:pk>/", views.item, name="item"),
    path("settings/duties/", views.lists, name="list"),
    path("settings/duties/bring/", views.bring, name="bring"),
    path("settings/duties/<slug:key>/", views.edition, name="edition"),
    path("settings/duties/<slug:key>/take/", views.take, name="take"),
    path("settings/duties/<slug:key>/leave/", views.leave, name="leave"),
    path("settings/duties/<slug:key>/back/", views.back, name="back"),
]
