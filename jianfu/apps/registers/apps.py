from django.apps import AppConfig


class Registers(AppConfig):
    name = "jianfu.apps.registers"
    label = "registers"
    verbose_name = "登记"
