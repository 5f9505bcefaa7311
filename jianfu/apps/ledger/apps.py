from django.apps import AppConfig


class Ledger(AppConfig):
    name = "jianfu.apps.ledger"
    label = "ledger"
    verbose_name = "负担账"
