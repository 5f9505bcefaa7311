from django.apps import AppConfig


class Intake(AppConfig):
    name = "jianfu.apps.intake"
    label = "intake"
    verbose_name = "收件"
