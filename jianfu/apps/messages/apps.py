from django.apps import AppConfig


class Messages(AppConfig):
    name = "jianfu.apps.messages"
    label = "messages"
    verbose_name = "消息"
