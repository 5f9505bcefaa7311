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
            name="Channel",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("app", "应用"),
                            ("mini", "小程序"),
                            ("platform", "平台"),
                            ("group", "工作群"),
                            ("account", "公众号"),
                        ],
                        max_length=12,
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("audience", models.CharField(blank=True, max_length=120)),
                ("purpose", models.CharField(blank=True, max_length=120)),
                ("filing", models.CharField(blank=True, max_length=60)),
                ("since", models.DateField(blank=True, null=True)),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="merged",
                        to="channels.channel",
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
                "ordering": ("unit__position", "name"),
                "indexes": [models.Index(fields=["unit", "kind"], name="channels_of_a_unit")],
            },
        ),
        migrations.CreateModel(
            name="Secondment",
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
                ("people", models.PositiveSmallIntegerField(default=1)),
                ("first_day", models.DateField()),
                ("last_day", models.DateField(blank=True, null=True)),
                ("basis", models.CharField(blank=True, max_length=120)),
                (
                    "lender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.unit"
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="merged",
                        to="channels.secondment",
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
                "ordering": ("first_day", "id"),
                "indexes": [models.Index(fields=["lender", "last_day"], name="lent_by_a_unit")],
            },
        ),
    ]
