import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from timeline.desk.roles import give_roles

NOUNS = ["negotiation", "actor", "source", "event", "provision", "peaceplanversion"]


class Migration(migrations.Migration):
    dependencies = [
        ("timeline", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RenameField("revision", "payload_sha256", "content_sha256"),
        migrations.AddField("revision", "salt", models.CharField(blank=True, max_length=32, default=""), preserve_default=False),
        migrations.AlterField("revision", "payload", models.TextField(blank=True)),
        migrations.AddIndex("revision", models.Index(fields=["negotiation", "seq"], name="revision_of_negotiation")),
        migrations.AlterModelOptions(
            "revision",
            {
                "verbose_name": "revision",
                "verbose_name_plural": "revisions",
                "permissions": [
                    ("publish_record", "Can publish, correct and retract"),
                    ("redact_record", "Can redact what was published"),
                ],
            },
        ),
        *(
            migrations.AddField(noun, "review_sha256", models.CharField(blank=True, editable=False, max_length=64, default=""), preserve_default=False)
            for noun in NOUNS
        ),
        migrations.CreateModel(
            name="DraftVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("model", models.CharField(max_length=30)),
                ("row", models.BigIntegerField()),
                ("deed", models.CharField(max_length=10, choices=[("saved", "Saved"), ("handed in", "Handed in for review"), ("sent back", "Sent back"), ("published", "Published"), ("corrected", "Published as a correction"), ("retracted", "Retracted")])),
                ("record", models.TextField(blank=True)),
                ("sha256", models.CharField(max_length=64)),
                ("revision", models.BigIntegerField(null=True)),
                ("reason", models.TextField(blank=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "verbose_name": "version at the desk",
                "verbose_name_plural": "versions at the desk",
                "default_permissions": (),
                "indexes": [models.Index(fields=["model", "row", "id"], name="draftversion_of_row")],
                "constraints": [models.CheckConstraint(condition=models.Q(("deed__in", ["saved", "handed in", "sent back", "published", "corrected", "retracted"])), name="draftversion_deed_is_known")],
            },
        ),
        migrations.AlterField("revision", "deed", models.CharField(choices=[("published", "Published"), ("corrected", "Corrected"), ("retracted", "Retracted"), ("redacted", "Redacted")], max_length=10)),
        migrations.RemoveConstraint("revision", "revision_deed_is_known"),
        migrations.RemoveConstraint("revision", "revision_of_something_public_has_reason"),
        migrations.AddConstraint("revision", models.CheckConstraint(condition=models.Q(("deed__in", ["published", "corrected", "retracted", "redacted"])), name="revision_deed_is_known")),
        migrations.AddConstraint("revision", models.CheckConstraint(condition=models.Q(("deed", "published"), ("payload", ""), models.Q(("reason", ""), _negated=True), _connector="OR"), name="revision_of_something_public_has_reason")),
        migrations.CreateModel(
            name="Redaction",
            fields=[
                ("revision", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name="redaction", serialize=False, to="timeline.revision")),
                ("tombstone", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="redacts", to="timeline.revision")),
            ],
            options={"verbose_name": "redaction", "verbose_name_plural": "redactions", "default_permissions": ()},
        ),
        migrations.AddField("sharelink", "redacted_at", models.DateTimeField(null=True)),
        migrations.RunPython(give_roles, migrations.RunPython.noop),
    ]
