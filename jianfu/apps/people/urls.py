"""Addresses of signing in and of the settings about people."""

from django.conf import settings as site
from django.urls import path

from jianfu.apps.people.views import lists, persons, settings, signing, units

app_name = "people"
urlpatterns = [
    path("sign-in/", signing.sign_in, name="sign-in"),
    path("sign-out/", signing.sign_out, name="sign-out"),
    path("password/", signing.password, name="password"),
    path("settings/", settings.settings, name="settings"),
    path("settings/units/", units.units, name="units"),
    path("settings/units/<int:pk>/", units.unit, name="unit"),
    path("settings/units/<int:pk>/rename/", units.rename, name="unit-rename"),
    path("settings/units/<int:pk>/move/", units.move, name="unit-move"),
    path("settings/units/<int:pk>/merge/", units.merge, name="unit-merge"),
    path("settings/units/<int:pk>/add/", units.add, name="unit-add"),
    path("settings/changes/<slug:batch>/undo/", units.undo_change, name="change-undo"),
    path("settings/lists/", lists.bring, name="list-bring"),
    path("settings/lists/<slug:key>/", lists.look, name="list"),
    path("settings/lists/<slug:key>/take/", lists.take, name="list-take"),
    path("settings/lists/<slug:key>/leave/", lists.leave, name="list-leave"),
    path("settings/lists/<slug:key>/undo/", lists.undo, name="list-undo"),
    path("settings/people/", persons.persons, name="persons"),
    path("settings/people/add/", persons.add, name="person-add"),
    path("settings/people/first-passwords/", persons.first_passwords, name="first-passwords"),
    path("settings/people/<int:pk>/", persons.person, name="person"),
    path("settings/people/<int:pk>/begin/", persons.begin, name="post-begin"),
    path("settings/people/<int:pk>/end/", persons.end, name="post-end"),
    path("settings/people/<int:pk>/addresses/", persons.addresses, name="person-addresses"),
    path("settings/people/<int:pk>/let-go/", persons.let_go, name="person-let-go"),
    path("settings/people/<int:pk>/let-in/", persons.let_in, name="person-let-in"),
    path("settings/people/<int:pk>/unlock/", persons.unlock, name="person-unlock"),
    path("settings/people/<int:pk>/first-password/", persons.first_password, name="first-password"),
]

if site.OIDC_ISSUER:
    from jianfu.apps.people import sso

    urlpatterns += [
        path("sso/", sso.begin, name="sso"),
        path("sso/back/", sso.back, name="sso-back"),
    ]
