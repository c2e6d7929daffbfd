"""Which row is published with another inside it, and whose turn it is to change it."""

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import CASCADE, F

from timeline.desk.models.publishable import Publishable

STANDING = ["edits", "content_sha256", "published_sha256", "review_sha256", "is_retracted"]


class Overtaken(Exception):
    """Another curator saved the row between the moment a form was drawn and this one."""


def keeper_of(row) -> Publishable:
    """The noun whose record holds this row: itself, or the one that it is a part of, however many parts deep."""
    while not isinstance(row, Publishable):
        # A part goes when the row around it goes; what it merely names could not be deleted while it is there.
        around = (field.name for field in row._meta.fields if field.is_relation and _is_part_by(field))
        row = next(filter(None, (getattr(row, name) for name in around)))
    return row


def claim(row: Publishable, *, seen: int):
    """Count one more edit of a row that had `seen` edits, and hold it until the transaction ends. Raises Overtaken.

    One conditional UPDATE, so that of two curators who save at the same moment exactly one comes through. What
    publishing may have changed since the row was read is read again, lest saving the row undo it.
    """
    if not type(row).objects.filter(pk=row.pk, edits=seen).update(edits=F("edits") + 1):
        raise Overtaken
    row.refresh_from_db(fields=STANDING)


def touch(row: Publishable):
    """Count one more edit of a row, whoever changed it last, and hold it until the transaction ends."""
    type(row).objects.filter(pk=row.pk).update(edits=F("edits") + 1)
    row.refresh_from_db(fields=STANDING)


def last_change(row) -> LogEntry | None:
    """The latest entry of the desk's log on a row, with its curator; None where it was changed by a command."""
    entries = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(row), object_id=str(row.pk))
    return entries.select_related("user").order_by("-action_time", "-pk").first()


def _is_part_by(field):
    return field.remote_field.on_delete is CASCADE
