from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("timeline", "0001_initial")]

    operations = [
        migrations.RenameField("revision", "payload_sha256", "content_sha256"),
        migrations.AddField("revision", "salt", models.CharField(blank=True, max_length=32, default=""), preserve_default=False),
        migrations.AlterField("revision", "payload", models.TextField(blank=True)),
        migrations.AddIndex("revision", models.Index(fields=["negotiation", "seq"], name="revision_of_negotiation")),
    ]
