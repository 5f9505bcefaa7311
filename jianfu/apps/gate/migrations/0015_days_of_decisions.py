import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("gate", "0014_concern_of_what_is_there")]

    operations = [
        migrations.AlterField(
            "decision", "decided_at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)
        ),
    ]
