"""The gate as Django knows it."""

from django.apps import AppConfig


class GateConfig(AppConfig):
    name = "jianfu.apps.gate"

    def ready(self) -> None:
        from jianfu.apps.gate import checks  # noqa: F401 - registers itself
