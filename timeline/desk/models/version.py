"""The desk's own memory: every state that a row was saved in, by whom, and what became of it. Readers get none."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DeskDeed(models.TextChoices):
    """What was done at the desk that made or used a version."""

    SAVED = "saved", _("Saved")
    HANDED_IN = "handed in", _("Handed in for review")
    SENT_BACK = "sent back", _("Sent back")
    PUBLISHED = "published", _("Published")
    CORRECTED = "corrected", _("Published as a correction")
    RETRACTED = "retracted", _("Retracted")


class DraftVersionQuerySet(models.QuerySet):
    def of(self, row):
        """The versions of one row."""
        return self.filter(model=row._meta.model_name, row=row.pk)


class DraftVersion(models.Model):
    """A row as it stood when something was done with it: its record as JSON, what was done, by whom, when and why.

    `model` and `row` name the row, also after it was deleted. `by` is empty for a command, `revision` the number of the
    revision that it was published as, `record` empty once what it held was redacted.
    """

    model = models.CharField(max_length=30)
    row = models.BigIntegerField()
    deed = models.CharField(max_length=10, choices=DeskDeed.choices)
    record = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64)
    revision = models.BigIntegerField(null=True)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = DraftVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version at the desk")
        verbose_name_plural = _("versions at the desk")
        default_permissions = ()
        indexes = [models.Index(fields=["model", "row", "id"], name="draftversion_of_row")]
        constraints = [
            models.CheckConstraint(name="draftversion_deed_is_known", condition=Q(deed__in=DeskDeed.values)),
        ]

    def __str__(self):
        return f"{self.model} {self.row}: {self.deed}"
