"""The way back: events as a table, in our columns or in those that they came in by."""

import csv
from collections.abc import Callable, Iterable, Iterator

from timeline.desk.imports.columns import FIELDS, OURS, PREFETCHED
from timeline.desk.imports.table import inert
from timeline.desk.models import Event, Import, ImportedEvent

CHUNK = 100


def as_it_is(cell: str) -> str:
    """A cell for a program that reads the file: nothing is added to it."""
    return cell


def our_table(events, *, cell: Callable = inert) -> Iterator[str]:
    """Some events (a queryset) as lines of CSV in our columns."""
    rows = (
        [FIELDS[name].write(event) for name in OURS] for event in _events(list(events.values_list("pk", flat=True)))
    )
    return _lines(OURS, rows, delimiter=",", cell=cell)


def table_of(staged: Import, *, cell: Callable = inert) -> Iterator[str]:
    """The events of an import's collection as lines of CSV, in the columns that were mapped and in the file's order.

    A cell is as it came in, letter by letter, unless its event says something else by now.
    """
    columns = sorted((int(column), name) for column, name in staged.mapping.items())
    kept = ImportedEvent.objects.filter(
        collection=staged.terms["collection"], event__negotiation=staged.negotiation_id
    ).order_by("position", "pk")
    rows = ([_cell(event, spelt, name) for _column, name in columns] for event, spelt in _with_spellings(kept))
    heading = [staged.heading[column] for column, _name in columns]
    return _lines(heading, rows, delimiter=staged.delimiter, cell=cell)


def _events(keys):
    """Events by their keys, with their relations, in that order; a hundred of them at a time."""
    for begins in range(0, len(keys), CHUNK):
        chunk = keys[begins : begins + CHUNK]
        found = Event.objects.prefetch_related(*PREFETCHED).in_bulk(chunk)
        yield from (found[key] for key in chunk if key in found)


def _with_spellings(kept):
    """Each event of a collection with the texts that its file spells otherwise."""
    for event in _events(list(kept.values_list("event", flat=True))):
        yield event, kept.filter(event=event).values_list("spelt", flat=True).first() or {}


def _cell(event, spelt, name):
    ours = FIELDS[name].write(event)
    before, theirs = spelt.get(name, (None, None))
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
