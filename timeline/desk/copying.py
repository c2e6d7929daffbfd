"""A new draft from an event that is there: for meetings that follow each other and differ in little."""

from django.db import transaction

from timeline.desk.models import Event
from timeline.desk.publishing import refresh

MOST_SLUG = Event._meta.get_field("slug").max_length


@transaction.atomic
def copy_event(event: Event, *, with_citations: bool) -> Event:
    """A draft like `event`, with a slug of its own: who took part, what it follows, its topics, but not its stages.

    The date is the same until it is typed over. Citations come along with their chains, or none does.
    """
    copy = _again(event, slug=_free_slug(event), published_sha256="", is_retracted=False, edits=0)
    copy.topics.set(event.topics.all())
    _copy_parts(event, copy, "follows")
    _copy_parts(event, copy, "plan_mentions")
    for old, new in _copy_parts(event, copy, "participations"):
        if with_citations:
            _copy_citations(old, new)
    if with_citations:
        _copy_citations(event, copy)
    refresh(copy)
    return copy


def _copy_citations(row, copy):
    for old, new in _copy_parts(row, copy, "citations"):
        _copy_parts(old, new, "chain")


def _copy_parts(row, copy, name):
    """Copy the rows that are a part of `row` into `copy`; returns (old, new) of each."""
    parts = getattr(row, name)
    return [(old, _again(old, **{parts.field.name: copy})) for old in parts.order_by("pk")]


def _again(row, **changed):
    columns = {
        field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key
    }
    copy = type(row)(**columns)
    for name, value in changed.items():
        setattr(copy, name, value)
    copy.save(force_insert=True)
    return copy


def _free_slug(event):
    """The slug with “-copy”, or a number behind that, that no event of the negotiation has."""
    stem = event.slug[: MOST_SLUG - len("-copy-9999")].rstrip("-")
    taken = set(event.negotiation.events.filter(slug__startswith=f"{stem}-copy").values_list("slug", flat=True))
    free = f"{stem}-copy"
    number = 1
    while free in taken:
        number += 1
        free = f"{stem}-copy-{number}"
    return free
