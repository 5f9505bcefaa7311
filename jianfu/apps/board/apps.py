"""The board as Django knows it."""

from django.apps import AppConfig


class BoardConfig(AppConfig):
    name = "jianfu.apps.board"
