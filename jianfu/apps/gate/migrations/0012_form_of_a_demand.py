from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("gate", "0011_false_alarms"),
    ]

    operations = [
        migrations.AddField(
            model_name="demand",
            name="form",
            field=models.JSONField(default=dict),
        ),
    ]
