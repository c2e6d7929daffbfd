"""Timeline pages for tests of the overview: the shipped facts, or some events, over the days that they need."""

from datetime import date

from tests.public.drawing.entries import dated, meeting, with_records
from tests.public.drawing.test_results import page
from tests.public.plan_documents import shipped
from timeline.public.asking.density import Density, Group
from timeline.public.asking.units import Stretch, Unit
from timeline.records.event import Status

FOUR_WEEKS = Stretch(date(2025, 11, 10), date(2025, 12, 7))


def density(**fields):
    fields = {"window": FOUR_WEEKS, "unit": Unit.DAY, "is_whole": True, "total": 9, "undated": 1} | fields
    return Density(**fields)


def facts_page(**fields):
    few = tuple(event.slug for event in shipped().events if not event.parent)
    return page(density=density(few=few), **fields)


def page_of(*events, **fields):
    document = with_records(*events)
    few = tuple(event.slug for event in events)
    return page(document=document, density=density(few=few, total=len(few), undated=0, **fields))


def many(number, edtf="2025-11-20", title="Envoys meet in the capital of a third country"):
    return [meeting(f"round-{n:03}", title=title, date=dated(edtf)) for n in range(number)]


def counted(*groups, **fields):
    """A page of which only counts are known; each group is (first, last, entries) or one more, if announced."""
    groups = tuple(
        Group(first=date.fromisoformat(first), last=date.fromisoformat(last), is_announced=bool(rest), entries=entries)
        for first, last, entries, *rest in groups
    )
    total = sum(group.entries for group in groups)
    return page(density=density(groups=groups, total=total, undated=0, **fields))


def planned(slug, edtf, **fields):
    return meeting(slug, date=dated(edtf), status=Status.PLANNED, **fields)
