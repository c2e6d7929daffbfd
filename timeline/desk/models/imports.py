"""Files that are on their way to the desk, and what came out of which row of which collection."""

from collections.abc import Iterator
from itertools import count

from django.conf import settings
from django.db import models
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from timeline.desk.models.event import Event
from timeline.desk.models.negotiation import Negotiation


class Import(models.Model):
    """A file that was sent in, how it is to be read, and how far it is.

    `shape` is what kind of file it is (a name in `imports.formats.FORMATS`), `heading` the names of its columns,
    `mapping` column number -> field, `terms` what the curator said of the whole file. `checked` counts the rows that
    were looked at; `makes` lists what drafting it makes besides events.
    """

    negotiation = models.ForeignKey(
        Negotiation, models.CASCADE, null=True, blank=True, related_name="imports", verbose_name=_("negotiation")
    )
    name = models.CharField(_("file"), max_length=200)
    shape = models.CharField(_("format"), max_length=20)
    encoding = models.CharField(_("encoding"), max_length=20)
    delimiter = models.CharField(_("columns are parted by"), max_length=1, blank=True)
    heading = models.JSONField(default=list, blank=True)
    mapping = models.JSONField(default=dict, blank=True)
    terms = models.JSONField(default=dict, blank=True)
    count = models.PositiveIntegerField(_("rows"), default=0)
    checked = models.PositiveIntegerField(default=0)
    is_checked = models.BooleanField(default=False)
    makes = models.JSONField(default=dict, blank=True)
    made_at = models.DateTimeField(_("sent in"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    drafted_at = models.DateTimeField(_("drafted"), null=True, blank=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        # Whoever may add and change events may import them: there is nothing else to permit.
        default_permissions = ()

    def __str__(self):
        return self.name

    def content(self) -> Iterator[bytes]:
        """The file's bytes, piece by piece: a query for each, since a cursor that is not read to its end stays open."""
        for position in count():
            piece = self.pieces.filter(position=position).values_list("content", flat=True).first()
            if piece is None:
                return
            yield bytes(piece)

    def counts(self) -> dict:
        """Standing -> how many rows have it, of those that were looked at."""
        counted = self.rows.order_by().values("standing").annotate(count=Count("pk"))
        return {row["standing"]: row["count"] for row in counted}


class ImportPiece(models.Model):
    """A part of the file's bytes, kept until its rows are drafted: several machines may work on one import."""

    of = models.ForeignKey(Import, models.CASCADE, related_name="pieces")
    position = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["of", "position"], name="importpiece_has_its_place")]

    def __str__(self):
        return f"{self.of} {self.position}"


class Standing(models.TextChoices):
    """What would become of a row."""

    REFUSED = "refused", _("Refused")
    NEW = "new", _("New")
    CHANGED = "changed", _("Changed")
    SAME = "same", _("Unchanged")
    LEFT_OUT = "left out", _("Left out")


class ImportRow(models.Model):
    """A row that was looked at: what it proposes, what would become of it, and why, in a sentence or two."""

    of = models.ForeignKey(Import, models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField(_("line"))
    standing = models.CharField(max_length=10, choices=Standing.choices)
    title = models.TextField(blank=True)
    date = models.TextField(blank=True)
    told = models.TextField(blank=True)
    key = models.CharField(max_length=200, blank=True)
    proposal = models.JSONField(default=dict, blank=True)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["of", "line"], name="importrow_is_one_a_line")]
        indexes = [models.Index(fields=["of", "standing", "line"], name="importrow_by_standing")]

    def __str__(self):
        return f"{self.of}, {self.line}"


class ImportedEvent(models.Model):
    """Which row of which collection an event came from, so that the row's next edition finds it.

    `said` holds a short hash of each of the row's texts: what differs the next time was changed in the file.
    `spelt` holds those texts that the event says in other words or in another order, as (the event's, the file's).
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="imported_as")
    collection = models.CharField(max_length=100)
    key = models.CharField(max_length=200)
    position = models.PositiveIntegerField()
    said = models.JSONField(default=dict)
    spelt = models.JSONField(default=dict, blank=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["event", "collection"], name="importedevent_is_one_row"),
        ]
        indexes = [models.Index(fields=["collection", "key"], name="importedevent_by_key")]

    def __str__(self):
        return f"{self.collection}: {self.key}"
