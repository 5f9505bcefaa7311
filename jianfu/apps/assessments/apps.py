from django.apps import AppConfig


class Assessments(AppConfig):
    name = "jianfu.apps.assessments"
    label = "assessments"
    verbose_name = "考核指标"
