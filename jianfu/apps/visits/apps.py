from django.apps import AppConfig


class Visits(AppConfig):
    name = "jianfu.apps.visits"
    label = "visits"
    verbose_name = "检查计划"
