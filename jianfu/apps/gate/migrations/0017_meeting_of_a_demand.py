from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("gate", "0016_papers_that_wait"),
    ]

    operations = [
        migrations.AddField(
            model_name="demand",
            name="meeting",
            field=models.JSONField(default=dict),
        ),
    ]
