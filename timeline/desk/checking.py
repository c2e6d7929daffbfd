"""The page on which a curator checks what an article proposes: its text with highlights, and the drafts beside it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.dates.value import Reading
from timeline.dates.wording import in_words
from timeline.desk.intake.names import Naming
from timeline.desk.intake.values import Article as ArticleRead
from timeline.desk.models import Actor, Article, Party, Proposal
from timeline.desk.proposals import known_actors, value_of
from timeline.public import wording
from timeline.public.drawing.period import PeriodLine, period_holding, period_line
from timeline.records.actor import ActorKind
from timeline.records.event import Role, Status

_NEAR = timedelta(days=45)
_MOST_MARKED = 3000
"""How many places of a text are marked; a text with more is no news."""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A stretch of the text: `numbers` are of the drafts that its date is for, `slot` is of the side that it names."""

    words: str
    numbers: tuple[int, ...] = ()
    slot: int | None = None


@dataclass(frozen=True, kw_only=True)
class Chip:
    name: str
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Side:
    label: str
    slot: int
    chips: tuple[Chip, ...]


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A reading to choose: its EDTF and its words."""

    edtf: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, kw_only=True)
class Card:
    """One proposed event as the page shows it."""

    proposal: Proposal
    title: str
    kind: str
    status: str
    status_mark: str
    is_planned: bool
    confidence: str
    bars: tuple[bool, bool, bool]
    phrase: str
    reading: str
    rule: str
    line: PeriodLine | None
    reasons: tuple[str, ...]
    doubts: tuple[str, ...]
    choices: tuple[Choice, ...]
    sides: tuple[Side, ...]
    chain: str
    stage_of: int | None
    place: str

    @property
    def is_open(self) -> bool:
        return self.proposal.state == Proposal.State.PROPOSED


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A new actor or a plan version that the article proposes."""

    proposal: Proposal
    title: str
    kind: str
    readings: tuple[str, ...] = ()


class Checking:
    """What the page shows of one article. Reads its proposals, the actors of the desk and the negotiation's parties."""

    def __init__(self, article: Article):
        self.article = article
        proposals = list(
            article.proposals.select_related("event", "actor", "plan_version").order_by("kind", "number", "pk")
        )
        self._events = [one for one in proposals if one.kind == Proposal.Kind.EVENT]
        self._others = [one for one in proposals if one.kind != Proposal.Kind.EVENT]
        self._known = {one.slug: one for one in known_actors()}
        self._new = {one.proposed["key"]: one for one in self._others if one.kind == Proposal.Kind.ACTOR}
        parties = Party.objects.filter(negotiation=article.negotiation).select_related("actor")
        self._slots = {party.actor.slug: party.slot for party in parties}
        self._labels = {party.actor.slug: party.actor.name for party in parties}
        self._drafts = {one.pk: value_of(one) for one in self._events}

    @property
    def cards(self) -> list[Card]:
        """The proposed events, those that need a closer look first, then in the order of the text."""
        return [self.card(one) for one in self._ordered]

    def next_after(self, proposal: Proposal) -> Proposal:
        """The event to decide on after one: the next open one on the page, round to the first; else itself."""
        order = self._ordered
        place = order.index(proposal) + 1 if proposal in order else 0
        return next((one for one in order[place:] + order[:place] if one.state == Proposal.State.PROPOSED), proposal)

    @property
    def _ordered(self):
        return sorted(self._events, key=lambda one: (not one.is_doubtful, one.number))

    @property
    def offers(self) -> list[Offer]:
        """New names and plan versions."""
        return [self.offer(one) for one in self._others]

    @property
    def counts(self) -> dict[str, int]:
        """How many events there are, are accepted, need a closer look, could be accepted at once, and be published."""
        open_ones = [one for one in self._events if one.state == Proposal.State.PROPOSED]
        return {
            "all": len(self._events),
            "accepted": sum(one.state == Proposal.State.ACCEPTED for one in self._events),
            "doubtful": sum(one.is_doubtful for one in open_ones),
            "ready": sum(bool(one.event and not one.event.published_sha256) for one in self._events),
            "sure": sum(one.confidence == "high" and not one.is_doubtful for one in open_ones),
        }

    @property
    def sides(self) -> list[Side]:
        """The parties, for the key of the highlights."""
        return [Side(label=self._labels[slug], slot=slot, chips=()) for slug, slot in self._slots.items()]

    def offer(self, proposal: Proposal) -> Offer:
        """A new name or a plan version as the page shows it."""
        found = value_of(proposal)
        if proposal.kind == Proposal.Kind.ACTOR:
            return Offer(proposal=proposal, title=found.name, kind=Actor(kind=found.kind).get_kind_display())
        title = _("%(points)s-point version") % {"points": found.points}
        readings = tuple(f"{wording.READING_STATES[one.state]}: {one.subject}" for one in found.readings)
        return Offer(proposal=proposal, title=title, kind=_("Plan version"), readings=readings)

    def card(self, proposal: Proposal) -> Card:
        """One proposed event as the page shows it."""
        draft = self._drafts[proposal.pk]
        date = draft.date
        return Card(
            proposal=proposal,
            title=proposal.event.title if proposal.event else draft.title,
            kind=wording.EVENT_KINDS[draft.kind],
            status=wording.STATUSES[draft.status],
            status_mark=_MARKS.get(draft.status, "day-on"),
            is_planned=draft.status == Status.PLANNED,
            confidence=_CONFIDENCE[draft.confidence],
            bars=tuple(place < _BARS[draft.confidence] for place in range(3)),
            phrase=date.phrase if date else self.article.text[slice(*draft.phrase_at)] if draft.phrase_at else "",
            reading=self._reading(draft),
            rule=date.reading.rule if date and date.reading and not draft.doubts else "",
            line=self._line(draft),
            reasons=draft.reasons,
            doubts=draft.doubts,
            choices=tuple(_choices(date)) if date and date.override else (),
            sides=self._sides_of(draft),
            chain=" > ".join(f"{self._name(step.key)} {wording.VERBS[step.verb]}" for step in draft.chain),
            stage_of=draft.stage_of,
            place=draft.place,
        )

    def _reading(self, draft):
        if draft.date:
            return in_words(draft.date)
        if draft.stage_of:
            return _("the day of draft %(number)s, of which it is a stage") % {"number": draft.stage_of}
        return _("after draft %(number)s, no date") % {"number": draft.after} if draft.after else _("no date")

    def _line(self, draft):
        if not draft.date or not (draft.date.earliest or draft.date.latest):
            return None
        days = [draft.date.earliest, draft.date.latest]
        period = self._period if all(day is None or self._is_near(day) for day in days) else period_holding(days)
        return period_line(draft.date, period, status=draft.status)

    @property
    def _period(self):
        dates = [draft.date for draft in self._drafts.values() if draft.date]
        days = [day for date in dates for day in (date.earliest, date.latest) if day and self._is_near(day)]
        return period_holding([*days, self.article.published_on])

    def _is_near(self, day):
        return abs(day - self.article.published_on) <= _NEAR

    def _sides_of(self, draft):
        by_side = defaultdict(list)
        for part in draft.parts:
            words = wording.ROLES[part.role] if part.role in _WORTH_A_WORD else ""
            by_side[self._side(part.key)].append(Chip(name=self._name(part.key) or part.note, words=words))
        ordered = sorted(by_side, key=lambda slug: (slug not in self._labels, self._labels.get(slug, "")))
        return tuple(
            Side(label=self._labels.get(slug, _("Others")), slot=self._slots.get(slug, 0), chips=tuple(by_side[slug]))
            for slug in ordered
        )

    def _side(self, key):
        known = self._known.get(key)
        side = known.side if known else self._new[key].proposed.get("side", "") if key in self._new else ""
        return side if side in self._labels else ""

    def _name(self, key):
        if key in self._known:
            return self._known[key].name
        return key.removeprefix("+")

    @property
    def paragraphs(self) -> list[list[Piece]]:
        """The text in paragraphs, each in pieces; a date leads to its draft, a name shows its side."""
        text = self.article.text
        marks = sorted({**self._named(), **self._dated()}.items())[:_MOST_MARKED]
        pieces, place = [], 0
        for (start, end), mark in marks:
            if start < place:
                continue
            pieces += [Piece(words=text[place:start]), Piece(words=text[start:end], **mark)]
            place = end
        return _in_paragraphs([*pieces, Piece(words=text[place:])])

    def _dated(self):
        """Where each draft's date stands, or else the beginning of its passage, and the numbers of its drafts."""
        numbers = defaultdict(list)
        for one in self._events:
            draft = self._drafts[one.pk]
            numbers[draft.phrase_at or _first_word(self.article.text, draft.clause)].append(one.number)
        return {place: {"numbers": tuple(found)} for place, found in numbers.items()}

    def _named(self):
        read = ArticleRead(
            text=self.article.text,
            published_on=self.article.published_on,
            outlet=self.article.outlet.slug,
            known=tuple(self._known.values()),
        )
        naming = Naming(read, taken=[])
        return {
            (one.start, one.end): {"slot": self._slots.get(self._side(one.key), 0)}
            for one in naming.mentions
            if naming.found[one.key].kind in (ActorKind.PERSON, ActorKind.STATE, ActorKind.ORGANISATION)
            and (one.key in self._known or one.key in self._new)
        }


_MARKS = {Status.PLANNED: "mk-plan", Status.REPORTED: "mk-open", Status.CANCELLED: "mk-plan"}
_BARS = {"high": 3, "medium": 2, "low": 1}
_CONFIDENCE = {
    "high": gettext_lazy("High confidence"),
    "medium": gettext_lazy("Medium confidence"),
    "low": gettext_lazy("Low confidence"),
}
_WORTH_A_WORD = (Role.HEAD, Role.HOST, Role.MEDIATOR, Role.CALLER, Role.CALLED, Role.VISITOR)


def _choices(date):
    yield Choice(edtf=date.override.edtf, words=_("Keep both, marked “date unclear”"), is_chosen=True)
    for day in date.choices:
        words = _("%(day)s only") % {"day": in_words(Reading(edtf=day.isoformat()))}
        yield Choice(edtf=day.isoformat(), words=words, is_chosen=False)


def _first_word(text, clause):
    start, end = clause
    stop = text.find(" ", start + 1, end)
    return start, stop if stop > start else end


def _in_paragraphs(pieces):
    paragraphs = [[]]
    for piece in pieces:
        if piece.numbers or piece.slot is not None:
            paragraphs[-1].append(piece)
            continue
        first, *others = piece.words.split("\n\n")
        paragraphs[-1].append(Piece(words=first))
        paragraphs += [[Piece(words=words)] for words in others]
    return [paragraph for paragraph in paragraphs if any(piece.words.strip() for piece in paragraph)]
