from django.apps import AppConfig


class Duties(AppConfig):
    name = "jianfu.apps.duties"
    label = "duties"
    verbose_name = "履职清单"
