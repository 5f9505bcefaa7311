from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("gate", "0015_days_of_decisions"),
    ]

    operations = [
        migrations.AddField(
            model_name="demand",
            name="meeting",
            field=models.JSONField(default=dict),
        ),
    ]
