import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("gate", "0010_marks_of_wordings")]

    operations = [
        migrations.CreateModel(
            name="FalseAlarm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("finding", models.PositiveSmallIntegerField()),
                ("rule", models.CharField(db_index=True, max_length=8)),
                ("words", models.CharField(max_length=400)),
                ("marked_at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="false_alarms",
                        to="gate.notice",
                    ),
                ),
            ],
            options={
                "ordering": ("rule", "-marked_at", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("notice", "finding"), name="one_mark_a_finding")
                ],
            },
        ),
    ]
