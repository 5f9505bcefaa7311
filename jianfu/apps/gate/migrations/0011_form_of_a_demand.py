from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("gate", "0010_marks_of_wordings"),
    ]

    operations = [
        migrations.AddField(
            model_name="demand",
            name="form",
            field=models.JSONField(default=dict),
        ),
    ]
