"""Addresses of the site."""

from django.urls import include, path

urlpatterns = [
    path("", include("jianfu.apps.people.urls")),
    path("", include("jianfu.apps.gate.urls")),
    path("", include("jianfu.apps.duties.urls")),
    path("", include("jianfu.apps.registers.urls")),
    path("", include("jianfu.apps.visits.urls")),
    path("", include("jianfu.apps.channels.urls")),
    path("", include("jianfu.apps.assessments.urls")),
    path("settings/connections/", include("jianfu.apps.messages.urls")),
    path("board/", include("jianfu.apps.board.urls")),
    path("", include("jianfu.site.running.urls")),
]

handler400 = "jianfu.apps.gate.views.bad_request"
handler404 = "jianfu.apps.gate.views.not_found"
handler500 = "jianfu.apps.gate.views.server_error"
