"""The way back: events as a table, in our columns or in those that they came in by."""

import csv
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from timeline.desk.imports.columns import FIELDS, OURS, PREFETCHED
from timeline.desk.imports.table import inert
from timeline.desk.models import Event, Import, ImportedEvent

CHUNK = 100


def as_it_is(cell: str) -> str:
    """A cell for a program that reads the file: nothing is added to it."""
    return cell


def our_table(events, *, cell: Callable = inert) -> Iterator[str]:
    """Some events (a queryset) as lines of CSV in our columns."""
    prefetched = events.prefetch_related(*PREFETCHED).iterator(chunk_size=CHUNK)
    rows = ([FIELDS[name].write(event) for name in OURS] for event in prefetched)
    return _lines(OURS, rows, delimiter=",", cell=cell)


def table_of(staged: Import, *, cell: Callable = inert) -> Iterator[str]:
    """The events of an import's collection as lines of CSV, in the columns that were mapped and in the file's order.

    A cell is as it came in, letter by letter, unless its event says something else by now.
    """
    columns = sorted((int(column), name) for column, name in staged.mapping.items())
    kept = ImportedEvent.objects.filter(
        collection=staged.terms["collection"], event__negotiation=staged.negotiation_id
    ).order_by("position", "pk")
    rows = ([_cell(each, name) for _column, name in columns] for each in _with_events(kept))
    heading = [staged.heading[column] for column, _name in columns]
    return _lines(heading, rows, delimiter=staged.delimiter, cell=cell)


def _with_events(kept):
    """What is kept of each row, with its event and its event's relations, some hundred at a time."""
    found = kept.values_list("pk", flat=True).iterator(chunk_size=2000)
    while keys := list(islice(found, CHUNK)):
        chunk = {each.pk: each for each in ImportedEvent.objects.filter(pk__in=keys)}
        events = Event.objects.filter(imported_as__in=keys).prefetch_related(*PREFETCHED).in_bulk()
        for key in keys:
            chunk[key].event = events[chunk[key].event_id]
            yield chunk[key]


def _cell(kept, name):
    ours = FIELDS[name].write(kept.event)
    before, theirs = kept.spelt.get(name, (None, None))
    return theirs if before == ours else ours


def _lines(heading: Iterable[str], rows, *, delimiter, cell):
    writer = csv.writer(_Echo(), delimiter=delimiter)
    yield writer.writerow([cell(name) for name in heading])
    for row in rows:
        yield writer.writerow([cell(text) for text in row])


class _Echo:
    """A file that gives back what is written to it, so that rows can be sent one by one."""

    def write(self, text):
        return text
