from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("gate", "0015_days_of_decisions")]

    operations = [
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("answer_due__isnull", False)),
                fields=["sender", "answer_due"],
                name="papers_that_wait",
            ),
        ),
    ]
