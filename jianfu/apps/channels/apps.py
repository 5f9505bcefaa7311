from django.apps import AppConfig


class Channels(AppConfig):
    name = "jianfu.apps.channels"
    label = "channels"
    verbose_name = "应用和群"
