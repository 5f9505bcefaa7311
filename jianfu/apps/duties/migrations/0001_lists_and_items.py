import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import jianfu.apps.duties.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0004_addresses"),
    ]

    operations = [
        migrations.CreateModel(
            name="Edition",
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
                        default=jianfu.apps.duties.models.new_key, editable=False, max_length=16, unique=True
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("title", models.CharField(blank=True, max_length=160)),
                ("since", models.DateField(default=django.utils.timezone.localdate)),
                (
                    "step",
                    models.CharField(
                        choices=[("preview", "待导入"), ("done", "已导入"), ("undone", "已撤回")],
                        default="preview",
                        max_length=8,
                    ),
                ),
                ("warnings", models.JSONField(default=list)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="editions", to="people.unit"
                    ),
                ),
            ],
            options={
                "ordering": ("-since", "-id"),
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
                ("listed", models.CharField(max_length=12)),
                ("number", models.PositiveSmallIntegerField()),
                ("group", models.CharField(blank=True, max_length=80)),
                ("name", models.TextField()),
                ("owner", models.JSONField(default=list)),
                ("owner_duty", models.TextField(blank=True)),
                ("town_duty", models.TextField(blank=True)),
                ("how", models.TextField(blank=True)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="duties.edition"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "listed", "number"), name="an_item_has_its_number_alone"
                    )
                ],
            },
        ),
    ]
