import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import jianfu.apps.registers.core
import jianfu.apps.registers.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("gate", "0006_wordings"),
        ("people", "0003_unmatched"),
    ]

    operations = [
        migrations.CreateModel(
            name="Brought",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        default=jianfu.apps.registers.models.new_key,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                ("kind", models.CharField(max_length=16)),
                ("name", models.CharField(max_length=120)),
                (
                    "step",
                    models.CharField(
                        choices=[("preview", "待导入"), ("done", "已导入"), ("undone", "已撤回")],
                        default="preview",
                        max_length=8,
                    ),
                ),
                ("rows", models.JSONField(default=list)),
                ("taken", models.PositiveIntegerField(default=0)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.unit"
                    ),
                ),
                (
                    "only",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.unit",
                    ),
                ),
            ],
            options={
                "ordering": ("-at",),
            },
        ),
        migrations.CreateModel(
            name="Item",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("in_use", "in_use"), ("merged", "merged"), ("ended", "ended")],
                        default=jianfu.apps.registers.core.State["IN_USE"],
                        max_length=8,
                    ),
                ),
                ("batch", models.CharField(blank=True, db_index=True, max_length=16)),
                ("entered_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
                ("book", models.CharField(max_length=16)),
                ("year", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("number", models.CharField(blank=True, max_length=60)),
                ("title", models.CharField(max_length=160)),
                ("owner", models.CharField(blank=True, max_length=80)),
                ("note", models.CharField(blank=True, max_length=200)),
                ("day", models.DateField(blank=True, null=True)),
                ("amount", models.FloatField(blank=True, null=True)),
                ("measure", models.CharField(blank=True, max_length=8)),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="merged",
                        to="registers.item",
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="gate.notice",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.unit"
                    ),
                ),
            ],
            options={
                "ordering": ("book", "day", "id"),
                "indexes": [
                    models.Index(fields=["unit", "book", "year"], name="items_of_a_unit"),
                    models.Index(
                        condition=models.Q(("notice", None), _negated=True),
                        fields=["notice"],
                        name="items_of_a_paper",
                    ),
                ],
            },
        ),
    ]
