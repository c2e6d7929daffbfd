"""The columns that an event has in a table: their names, and what of an event stands in each on the way out.

A table of ours has these names as its heading; any other is mapped to them, column by column.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from timeline.desk.imports.proposal import Proposal
from timeline.desk.imports.table import Row, as_typed, misshapen
from timeline.records.event import EventKind, Status

PREFETCHED = ("topics", "participations__actor", "citations__source__outlet")
"""What an event's relations must be prefetched by before `Field.write` is called on many of them."""

SEPARATOR = "; "


@dataclass(frozen=True, kw_only=True)
class Field:
    """One column: its name in our tables, its label, what other tables call it, and its text for an event's row.

    `words` are the only ones that the field takes; none given: it takes any.
    """

    name: str
    label: str
    write: Callable
    known_as: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


def _column(name, label, *known_as, words=()):
    return Field(name=name, label=label, write=lambda event: getattr(event, name), known_as=known_as, words=words)


def _of_source(name, label, write, *known_as):
    def text(event):
        citation = _first_citation(event)
        return write(citation) if citation else ""

    return Field(name=name, label=label, write=text, known_as=known_as)


def _first_citation(event):
    return min(event.citations.all(), key=lambda citation: (citation.position, citation.pk), default=None)


def _topics(event):
    ordered = sorted(event.topics.all(), key=lambda topic: (topic.position, topic.slug))
    return SEPARATOR.join(topic.label for topic in ordered)


def _actors(event):
    ordered = sorted(event.participations.all(), key=lambda part: (part.position, part.pk))
    return SEPARATOR.join(part.actor.name for part in ordered if part.actor_id)


def _nothing(event):
    return ""


FIELDS = {
    field.name: field
    for field in (
        Field(name="id", label=gettext_lazy("Id in the file"), write=_nothing, known_as=("identifier", "unique_id")),
        _column("slug", gettext_lazy("Slug at the desk")),
        _column("title", gettext_lazy("Title"), "headline", "name", "event"),
        _column("kind", gettext_lazy("Kind"), words=tuple(EventKind)),
        _column("status", gettext_lazy("Status"), words=tuple(Status)),
        Field(
            name="date",
            label=gettext_lazy("Date"),
            write=lambda event: event.date_phrase or event.date_override or event.date_edtf,
            known_as=("day", "when", "date_signed"),
        ),
        Field(
            name="is_ongoing",
            label=gettext_lazy("Goes on (yes or no)"),
            write=lambda event: "yes" if event.is_ongoing else "no",
        ),
        _column("duration", gettext_lazy("Duration as stated")),
        _column("summary", gettext_lazy("Summary")),
        _column("account", gettext_lazy("Account"), "text", "description"),
        _column("note", gettext_lazy("Note below the attribution"), "notes"),
        _column("place", gettext_lazy("Place"), "location"),
        _column("place_printed", gettext_lazy("Place as printed")),
        Field(name="topics", label=gettext_lazy("Topics, with ; between"), write=_topics, known_as=("topic", "tags")),
        Field(
            name="actors",
            label=gettext_lazy("Actors, with ; between"),
            write=_actors,
            known_as=("actor", "parties", "participants"),
        ),
        _column("date_note", gettext_lazy("Words beside the date")),
        _column("left_open", gettext_lazy("What the date leaves open")),
        _column("not_said", gettext_lazy("What the source does not say, a line each")),
        _of_source("source_outlet", gettext_lazy("Source: outlet"), lambda cited: cited.source.outlet.name, "outlet"),
        _of_source("source_title", gettext_lazy("Source: title"), lambda cited: cited.source.title),
        _of_source("source_url", gettext_lazy("Source: address"), lambda cited: cited.source.url, "url", "link"),
        _of_source(
            "source_published_on",
            gettext_lazy("Source: published on"),
            lambda cited: cited.source.published_on.isoformat(),
            "published_on",
            "published",
        ),
        _of_source("source_locator", gettext_lazy("Source: where in it"), lambda cited: cited.locator, "page"),
    )
}
"""Name of a field -> the field, in the order of our tables."""

OURS = tuple(name for name in FIELDS if name != "id")
"""The columns of a table that we write."""

_NAMED = {name: field.name for field in FIELDS.values() for name in (field.name, *field.known_as)}


def guess(heading: list[str], samples: Iterable[list[str]] = ()) -> dict[int, str]:
    """Column number -> field, for those columns whose name says which; of two for one field the first.

    `samples` are the cells of some rows: a “Status” that has other words than ours is another thing.
    """
    samples, found = list(samples), {}
    for number, name in enumerate(heading):
        field = FIELDS.get(_NAMED.get(name.casefold().replace(" ", "_"), ""))
        if field and field.name not in found.values() and _takes(field, [row[number] for row in samples]):
            found[number] = field.name
    return found


def _takes(field, cells):
    return not field.words or all(known_word(cell) in ("", *field.words) for cell in cells)


def known_word(cell: str) -> str:
    """A cell as the words of kinds and statuses are written: small letters, single blanks."""
    return " ".join(cell.casefold().split())


def proposals(rows: Iterable[Row], *, width: int, mapping: Mapping[int, str]) -> Iterator[Proposal]:
    """The rows below the heading, by a mapping of column numbers to fields; `width` is how many columns there are."""
    for row in rows:
        if problem := misshapen(row, width=width):
            yield Proposal(line=row.line, says={}, refused=problem)
            continue
        yield Proposal(line=row.line, says={name: as_typed(row.cells[column]) for column, name in mapping.items()})
