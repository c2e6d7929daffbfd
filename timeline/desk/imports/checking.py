"""Proposals held against the desk: which are new, which change an event, which cannot be drafted. Writes nothing."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from timeline.dates.wording import in_words
from timeline.desk.imports.columns import FIELDS, PREFETCHED
from timeline.desk.imports.drafts import RowRefused, Terms, draft_of
from timeline.desk.imports.proposal import Proposal
from timeline.desk.models import Actor, Event, ImportedEvent, Name, Source
from timeline.desk.models.imports import Standing

LONGEST_KEY = 200
BATCH = 100


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What would become of a proposal. `key` names its row in its collection, `changed` the fields that it changes."""

    proposal: Proposal
    standing: Standing
    told: str = ""
    key: str = ""
    title: str = ""
    date: str = ""
    changed: tuple[str, ...] = ()
    makes: tuple[tuple[str, str], ...] = ()


@dataclass
class Lookups:
    """What the desk knows that a file may name, looked up once for all of its rows."""

    negotiation: object
    collection: str
    lines: dict = field(default_factory=dict)
    lines_by_event: dict = field(default_factory=dict)

    def __post_init__(self):
        rows = ImportedEvent.objects.filter(collection=self.collection, event__negotiation=self.negotiation)
        self.imported = {key: (event, said) for key, event, said in rows.values_list("key", "event_id", "said")}
        self.slugs = dict(Event.objects.filter(negotiation=self.negotiation).values_list("slug", "pk"))
        self.topics = {topic.label.casefold(): topic for topic in self.negotiation.topics.all()}
        self.actors = _actors_by_name()
        self.sources = defaultdict(list)
        for source in Source.objects.filter(merged_into=None).select_related("outlet").order_by("pk"):
            self.sources[source.title].append(source)

    def event_of(self, key, slug) -> int | None:
        """The key of the event that a row is an edition of, by its id in the collection, else by its slug."""
        known = self.imported.get(key)
        return known[0] if known else self.slugs.get(slug)

    def first_of(self, line, *, key, slug) -> tuple[int, int]:
        """Note a row, and return the lines of the first row with its key and of the first that is of its event."""
        event = self.event_of(key, slug)
        of_event = self.lines_by_event.setdefault(event, line) if event else line
        return self.lines.setdefault(key, line), of_event

    def actor_named(self, name) -> str | None:
        """The slug of the one actor with a name, None for no actor. Raises RowRefused where there are several."""
        found = self.actors.get(name.casefold(), set())
        if len(found) > 1:
            words = {"name": name, "slugs": ", ".join(sorted(found))}
            raise RowRefused([_("“%(name)s” is a name of more than one actor: write %(slugs)s.") % words])
        return next(iter(found), None)

    def source_given(self, given) -> Source | None:
        """The source that is already at the desk with the same outlet, title, day and address, if there is one."""
        outlet = self.actor_named(given.outlet)
        for source in self.sources[given.title]:
            same = (source.outlet.slug, source.published_on, source.url) == (outlet, given.published_on, given.url)
            if same:
                return source
        return None


def verdicts(proposals: Iterable[Proposal], terms: Terms, lookups: Lookups) -> Iterator[Verdict]:
    """Each proposal with what would become of it, in order; some queries for every hundred of them."""
    proposals = iter(proposals)
    while batch := list(islice(proposals, BATCH)):
        pairs = [(proposal, _key_of(proposal)) for proposal in batch]
        events = _events_to_compare(pairs, lookups)
        yield from (_verdict(proposal, key, terms, lookups, events) for proposal, key in pairs)


def hashes(says) -> dict[str, str]:
    """A short hash of each text of a row, by which its next edition shows what was changed in the file."""
    return {name: hashlib.sha256(text.encode()).hexdigest()[:12] for name, text in says.items() if name in FIELDS}


def _actors_by_name():
    """Name in small letters -> slugs of the actors that have it, by any of their names or as a slug."""
    found = defaultdict(set)
    kept = Actor.objects.filter(merged_into=None)
    for slug, *names in kept.values_list("slug", "name", "short_name"):
        for name in names:
            found[name.casefold()].add(slug)
    for slug, name in Name.objects.filter(actor__in=kept).values_list("actor__slug", "text"):
        found[name.casefold()].add(slug)
    for slug, into in Actor.objects.values_list("slug", "merged_into__slug"):
        found[slug] = {into or slug}
    found.pop("", None)
    return found


def _key_of(proposal):
    """What names a row in its collection: its id, else the event's slug, else its title with its date."""
    says = {name: proposal.says.get(name, "").strip() for name in ("id", "title", "date")}
    if says["id"]:
        return says["id"]
    if slug := _slug_of(proposal):
        return f"slug {slug}"
    words = f"{says['title']}\n{says['date']}"
    return f"row {hashlib.sha256(words.encode()).hexdigest()[:32]}"


def _slug_of(proposal):
    return proposal.says.get("slug", "").strip()


def _events_to_compare(pairs, lookups):
    """Key of an event -> the event with its relations, for those rows of a batch that may change one."""
    differing = [(proposal, key) for proposal, key in pairs if _differing(proposal, key, lookups)]
    wanted = [lookups.event_of(key, _slug_of(proposal)) for proposal, key in differing]
    rows = Event.objects.filter(pk__in=[pk for pk in wanted if pk]).prefetch_related(*PREFETCHED)
    return {event.pk: event for event in rows}


def _differing(proposal, key, lookups):
    """The fields that a row did not say so the last time it came, or that it says for the first time."""
    said = lookups.imported[key][1] if key in lookups.imported else {}
    now = hashes(proposal.says)
    return [name for name in now if name not in ("id", "slug") and said.get(name) != now[name]]


def _verdict(proposal, key, terms, lookups, events):
    shown = {"proposal": proposal, "title": proposal.says.get("title", "").replace("\x00", "")[:300]}
    if proposal.left_out:
        return Verdict(standing=Standing.LEFT_OUT, told=proposal.left_out, **shown)
    try:
        _refuse(proposal, key, lookups)
        draft = draft_of(proposal, terms)
        makes = tuple(_made_along(draft, lookups))
    except RowRefused as refusal:
        return Verdict(standing=Standing.REFUSED, told=str(refusal), **shown)
    shown |= {"key": key, "date": _date_shown(draft.date)}
    event = lookups.event_of(key, _slug_of(proposal))
    if event is None:
        return Verdict(standing=Standing.NEW, told=" ".join(draft.notes), makes=makes, **shown)
    changed = _changes(proposal, key, lookups, events.get(event))
    if not changed:
        return Verdict(standing=Standing.SAME, **shown)
    told = _("Changes: %(fields)s.") % {
        "fields": get_text_list([str(FIELDS[name].label) for name in changed], _("and"))
    }
    return Verdict(standing=Standing.CHANGED, told=told, changed=changed, makes=makes, **shown)


def _date_shown(date):
    """How a cell is read: “03/04/1998”: 3 April 1998. Empty where the file has no dates."""
    if date is None:
        return ""
    words = in_words(date)
    return words if date.phrase in ("", words) else f"“{date.phrase}”: {words}"


def _refuse(proposal, key, lookups):
    """Raise RowRefused for what was refused on reading, and for the second of two rows with one key or of one event."""
    if proposal.refused:
        raise RowRefused([proposal.refused])
    if len(key) > LONGEST_KEY:
        raise RowRefused([_("The id has more than %(most)s characters.") % {"most": LONGEST_KEY}])
    with_key, of_event = lookups.first_of(proposal.line, key=key, slug=_slug_of(proposal))
    if with_key != proposal.line and proposal.says.get("id", "").strip():
        raise RowRefused([_("The row has the id of the row at line %(line)s.") % {"line": with_key}])
    if with_key != proposal.line:
        raise RowRefused([_("The row is that of line %(line)s once more.") % {"line": with_key}])
    if of_event != proposal.line:
        raise RowRefused([_("The row leads to the same event as the row at line %(line)s.") % {"line": of_event}])


def _changes(proposal, key, lookups, event):
    """The fields in which a row differs both from its last edition and from the event as it stands."""
    if event is None:
        return ()
    return tuple(
        name for name in _differing(proposal, key, lookups) if FIELDS[name].write(event) != proposal.says[name]
    )


def _made_along(draft, lookups):
    """(noun, name) of what a draft names and the desk does not have yet."""
    for name in (draft.source.outlet, *(draft.actors or ())):
        if not lookups.actor_named(name):
            yield "actor", name
    for label in draft.topics or ():
        if label.casefold() not in lookups.topics:
            yield "topic", label
    if not lookups.source_given(draft.source):
        yield "source", draft.source.title
