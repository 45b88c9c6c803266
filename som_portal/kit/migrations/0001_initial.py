# One line of migrations until the first release: remake, never edit.
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="OutgoingMail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=200, unique=True)),
                ("to", models.EmailField(max_length=254)),
                ("subject", models.CharField(max_length=300)),
                ("text", models.TextField()),
                ("calendar", models.TextField(blank=True, help_text="An iTIP message that goes with the text")),
                ("queued_at", models.DateTimeField(auto_now_add=True)),
                ("not_before", models.DateTimeField()),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                (
                    "is_forgettable",
                    models.BooleanField(
                        default=False, help_text="Keeps no address and no words once it left or failed"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["sent_at", "not_before"], name="outgoing_mail_due")],
            },
        ),
    ]
