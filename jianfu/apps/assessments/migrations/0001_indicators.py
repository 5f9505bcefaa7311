import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import jianfu.apps.registers.core


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("gate", "0009_decision_has_a_paper"),
        ("people", "0003_unmatched"),
    ]

    operations = [
        migrations.CreateModel(
            name="Indicator",
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
                ("year", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=60)),
                ("scheme", models.CharField(blank=True, max_length=120)),
                ("sheet", models.CharField(blank=True, max_length=60)),
                ("weight", models.FloatField(blank=True, null=True)),
                ("material", models.BooleanField(default=False)),
                ("source", models.CharField(blank=True, max_length=80)),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="merged",
                        to="assessments.indicator",
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
                "ordering": ("unit__position", "scheme", "id"),
                "indexes": [models.Index(fields=["unit", "year"], name="indicators_of_a_unit")],
            },
        ),
    ]
