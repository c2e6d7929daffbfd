"""From an article to proposals, and from a proposal to a draft: accepted, discarded, and undone. Publishes nothing."""

from dataclasses import replace

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from timeline.dates.value import UNDATED, Reading
from timeline.desk import provisions
from timeline.desk.intake.propose import propose
from timeline.desk.intake.values import Article as ArticleRead
from timeline.desk.intake.values import Draft, Found, KnownActor, PlanFound
from timeline.desk.models import (
    Actor,
    Article,
    Citation,
    Event,
    EventOrder,
    Hop,
    Participation,
    PeacePlanVersion,
    PlanMention,
    PlanRelation,
    Proposal,
    Provision,
    ProvisionReading,
    Source,
)
from timeline.desk.models.publishable import State
from timeline.desk.publishing import refresh
from timeline.records.actor import ActorKind
from timeline.records.plain import as_plain, from_plain

_ROWS = {
    "event": Event,
    "actor": Actor,
    "plan version": PeacePlanVersion,
    "source": Source,
    "provision": Provision,
    "reading": ProvisionReading,
}
_VALUES = {Proposal.Kind.EVENT: Draft, Proposal.Kind.ACTOR: Found, Proposal.Kind.PLAN_VERSION: PlanFound}


class NotNow(ValueError):
    """Something that cannot be done to a proposal as it stands. Its message tells the curator why."""


@transaction.atomic
def take_in(article: Article) -> int:
    """Read an article that is saved, and keep what it proposes. Returns how many events that are."""
    found = propose(
        ArticleRead(
            text=article.text, published_on=article.published_on, outlet=article.outlet.slug, known=known_actors()
        )
    )
    used = {step.key for draft in found.drafts for step in draft.chain}
    used |= {part.key for draft in found.drafts for part in draft.parts}
    plans = provisions.unread_in(article.negotiation, found.plans)
    used |= {step.key for plan in plans for told in (plan, *plan.readings) for step in told.chain}
    places = {mention.key: (mention.start, mention.end) for mention in reversed(found.mentions)}
    new = [one for one in found.actors if one.key.startswith("+") and one.key in used]
    proposals = [_proposed(article, Proposal.Kind.EVENT, draft.number, draft, draft.passage) for draft in found.drafts]
    proposals += [
        _proposed(article, Proposal.Kind.ACTOR, number, one, places[one.key]) for number, one in enumerate(new, 1)
    ]
    proposals += [
        _proposed(article, Proposal.Kind.PLAN_VERSION, number, plan, (plan.start, plan.end))
        for number, plan in enumerate(plans, 1)
    ]
    Proposal.objects.bulk_create(proposals)
    return len(found.drafts)


def value_of(proposal: Proposal) -> Draft | Found | PlanFound:
    """What a proposal proposes, as the value that intake made."""
    return from_plain(_VALUES[proposal.kind], proposal.proposed)


@transaction.atomic
def accept(proposal: Proposal, *, date: str = "", by=None):
    """Make the draft that is proposed, with its citation, its source and whatever actors it needs, and return its row.

    `date` is the reading, in EDTF, that a curator chose where the words allow more than one, `by` the curator, whose
    work the desk remembers it as. Raises NotNow.
    """
    proposal = _held(proposal)
    if proposal.state == Proposal.State.ACCEPTED:
        return proposal.row
    made = []
    if proposal.kind == Proposal.Kind.EVENT:
        proposal.event, proposal.citation = _make_event(proposal, made, date, by=by)
    elif proposal.kind == Proposal.Kind.ACTOR:
        proposal.actor = _make_actor(proposal, made)
    else:
        proposal.plan_version, proposal.citation = _make_plan_version(proposal, made, by=by)
    for row in {_whole(row): None for _noun, row in made}:
        refresh(row, by=by)
    proposal.state = Proposal.State.ACCEPTED
    proposal.made = [_noted(noun, row) for noun, row in made]
    proposal.save()
    return proposal.row


def accept_sure(article: Article, *, by=None) -> list[int]:
    """Accept every event of an article that nothing speaks against. Returns their numbers."""
    proposals = list(article.proposals.sure())
    for proposal in proposals:
        accept(proposal, by=by)
    return [proposal.number for proposal in proposals]


def undo_all(article: Article, numbers: list[int]) -> tuple[int, list[str]]:
    """Undo the accepted events with these numbers, the last first. Returns how many, and why the rest stay."""
    accepted = article.proposals.of(Proposal.Kind.EVENT).filter(state=Proposal.State.ACCEPTED, number__in=numbers)
    undone, refusals = 0, []
    for proposal in accepted.reverse():
        try:
            undo(proposal)
            undone += 1
        except NotNow as refusal:
            refusals.append(str(refusal))
    return undone, refusals


def unpublished_of(article: Article):
    """The events that came of an article's proposals and that readers have never seen."""
    accepted = article.proposals.filter(state=Proposal.State.ACCEPTED, event__isnull=False)
    return Event.objects.filter(pk__in=accepted.values("event"), published_sha256="")


@transaction.atomic
def discard(proposal: Proposal):
    """Set a proposal aside. Raises NotNow where it is a draft already."""
    proposal = _held(proposal)
    if proposal.state == Proposal.State.ACCEPTED and proposal.row:
        raise NotNow(_("This is a draft already. Undo that first."))
    proposal.state = Proposal.State.DISCARDED
    proposal.save()


@transaction.atomic
def undo(proposal: Proposal):
    """Bring a proposal back to what it was, and remove what accepting it made.

    Raises NotNow where somebody has changed, published or built on the draft since.
    """
    proposal = _held(proposal)
    _untie_from(proposal)
    left = [note for note in _inwards(proposal.made) if not _is_removed(note, own=proposal.row)]
    heir = _accepted_of(proposal.article).exclude(pk=proposal.pk).first()
    if heir:
        # What others use by now goes when the last of them is undone.
        heir.made += left
        heir.save(update_fields=["made"])
    proposal.state, proposal.made = Proposal.State.PROPOSED, []
    proposal.event = proposal.citation = proposal.actor = proposal.plan_version = None
    proposal.save()
    # Actors that were made along with it, and are gone again, are new names as before.
    along = proposal.article.proposals.filter(kind=Proposal.Kind.ACTOR, state=Proposal.State.ACCEPTED, actor=None)
    along.update(state=Proposal.State.PROPOSED, made=[])


def _held(proposal):
    """The proposal as it stands now, until the transaction ends: two curators may press at the same moment."""
    return Proposal.objects.select_for_update(of=["self"]).select_related("article").get(pk=proposal.pk)


def _proposed(article, kind, number, value, place):
    start, end = place
    return Proposal(
        article=article,
        kind=kind,
        number=number,
        start=start,
        end=end,
        passage=article.text[start:end],
        proposed=as_plain(value),
        confidence=getattr(value, "confidence", "medium"),
        is_doubtful=bool(getattr(value, "doubts", ())),
    )


def known_actors() -> tuple[KnownActor, ...]:
    """Every actor of the desk with its spellings and the side that it speaks for, in two queries."""
    actors = {one.pk: one for one in Actor.objects.prefetch_related("names")}
    return tuple(
        KnownActor(
            slug=one.slug,
            kind=ActorKind(one.kind),
            name=one.name,
            spellings=tuple(filter(None, (one.short_name, *(name.text for name in one.names.all())))),
            side=_side(actors, one).slug,
        )
        for one in actors.values()
    )


def _side(actors, actor):
    """The actor at the end of the line that somebody speaks for; a line that runs in a circle ends where it began."""
    seen = set()
    while actor.represents_id and actor.pk not in seen:
        seen.add(actor.pk)
        actor = actors[actor.represents_id]
    return actor


def _make_event(proposal, made, chosen, *, by):
    draft, article = value_of(proposal), proposal.article
    event = Event(
        negotiation=article.negotiation,
        title=draft.title[:300],
        slug=_free_slug(draft.title, Event.objects.filter(negotiation=article.negotiation)),
        kind=draft.kind,
        status=draft.status,
        is_ongoing=draft.is_ongoing,
        duration=draft.duration[:100],
        place=draft.place[:200],
        position=_position(article, draft),
        parent=_event_numbered(article, draft.stage_of),
    )
    event.date = _dated(draft, chosen)
    event.save()
    made.append(("event", event))
    actors = _Actors(article, made, by=by)
    citation = _cite(proposal, made, event=event)
    _add_steps(citation, [(actors.of(step.key), step.verb) for step in draft.chain])
    _add_parts(event, draft, actors)
    _tie(event, draft, article, by=by)
    return event, citation


def _dated(draft, chosen):
    """The draft's date, with the reading that a curator chose standing."""
    date = draft.date or UNDATED
    if not chosen or not date.override or chosen == date.override.edtf:
        return date
    if chosen not in {day.isoformat() for day in date.choices}:
        raise NotNow(_("This date is none of the readings. Choose one of them."))
    if date.reading and date.reading.edtf == chosen:
        return replace(date, override=None)
    return replace(date, override=Reading(edtf=chosen, rule=date.override.rule))


def _position(article, draft):
    """The place of a stage among those of its talks."""
    if not draft.stage_of:
        return 0
    stages = article.proposals.of(Proposal.Kind.EVENT).filter(proposed__stage_of=draft.stage_of)
    return 1 + stages.filter(number__lt=draft.number).count()


def _event_numbered(article, number):
    """The draft that came of another proposal of the same article; None where none did."""
    if not number:
        return None
    other = article.proposals.of(Proposal.Kind.EVENT).select_related("event").filter(number=number).first()
    return other.event if other else None


def _add_steps(citation, steps):
    steps = [(actor, verb) for actor, verb in steps if actor]
    for position, (actor, verb) in enumerate(steps):
        is_held = actor.pk == citation.source.outlet_id
        Hop.objects.create(citation=citation, position=position, actor=actor, verb=verb, is_held=is_held)


def _add_parts(event, draft, actors):
    for position, part in enumerate(draft.parts):
        actor = actors.of(part.key)
        note = part.note or ("" if actor else part.key.removeprefix("+"))
        Participation.objects.create(
            event=event, actor=actor, role=part.role, capacity=part.capacity[:300], note=note[:300], position=position
        )


def _tie(event, draft, article, *, by):
    """Stages, order and plan versions: to what is accepted already, and from what was accepted before this one."""
    earlier = _event_numbered(article, draft.after)
    if earlier and earlier != event:
        EventOrder.objects.get_or_create(later=event, earlier=earlier)
    for points in draft.points:
        version = article.negotiation.plan_versions.filter(points=points).first()
        if version:
            PlanMention.objects.create(event=event, version=version)
    for other in _accepted_of(article):
        value = value_of(other)
        if value.stage_of == draft.number:
            other.event.parent = event
            other.event.save(update_fields=["parent"])
            _note_again(other, by=by)
        if value.after == draft.number:
            EventOrder.objects.get_or_create(later=other.event, earlier=event)
            _note_again(other, by=by)


def _untie_from(proposal):
    """Take an event out of those of the same article that follow it or are its stages."""
    if not proposal.event:
        return
    for other in _accepted_of(proposal.article):
        is_stage = other.event.parent_id == proposal.event_id
        follows = other.event.follows.filter(earlier=proposal.event)
        if other.event.state == State.DRAFT and (is_stage or follows.exists()):
            follows.delete()
            if is_stage:
                other.event.parent = None
                other.event.save(update_fields=["parent"])
            _note_again(other)


def _accepted_of(article):
    accepted = article.proposals.of(Proposal.Kind.EVENT).filter(event__isnull=False)
    return accepted.select_related("event")


def _note_again(proposal, *, by=None):
    """Note the hash of a draft that was unchanged and that we changed ourselves."""
    was = proposal.event.content_sha256
    now = refresh(proposal.event, by=by)
    proposal.made = [[noun, key, now if sha256 == was else sha256] for noun, key, sha256 in proposal.made]
    proposal.save(update_fields=["made"])


def _cite(proposal, made, *, place=None, **target):
    source = _source_of(proposal.article, made)
    counted = proposal.article.text.count("\n\n", 0, proposal.start if place is None else place) + 1
    paragraph = proposal.proposed.get("paragraph", counted)
    return Citation.objects.create(source=source, locator=_("paragraph %(number)s") % {"number": paragraph}, **target)


def _source_of(article, made):
    """The source that an article is: the one with its address, or a new one."""
    if article.source:
        return article.source
    same = Source.objects.filter(url=article.url, outlet=article.outlet).first() if article.url else None
    if not same:
        same = Source.objects.create(
            outlet=article.outlet,
            title=article.title,
            slug=_free_slug(f"{article.outlet.slug} {article.published_on}", Source.objects.all()),
            published_on=article.published_on,
            place=article.place,
            url=article.url,
        )
        made.append(("source", same))
    article.source = same
    article.save(update_fields=["source"])
    return same


class _Actors:
    """The rows of the actors that an article names: those that the desk keeps, and new ones, made when first needed."""

    def __init__(self, article, made, *, by):
        self.article, self.made, self.by = article, made, by

    def of(self, key):
        """The actor's row; None for one that a curator discarded."""
        if not key.startswith("+"):
            return Actor.objects.filter(slug=key).first()
        new = self.article.proposals.of(Proposal.Kind.ACTOR).filter(proposed__key=key).first()
        if not new or new.state == Proposal.State.DISCARDED:
            return None
        if new.state == Proposal.State.PROPOSED or not new.actor:
            self.made.append(("actor", accept(new, by=self.by)))
            new.refresh_from_db()
        return new.actor


def _make_actor(proposal, made):
    found = value_of(proposal)
    same = Actor.objects.filter(name=found.name, kind=found.kind).first()
    if same:
        return same
    actor = Actor.objects.create(
        name=found.name,
        slug=_free_slug(found.name, Actor.objects.all()),
        kind=found.kind,
        is_unnamed=found.is_unnamed,
        count=found.count if found.kind == ActorKind.GROUP else None,
        represents=Actor.objects.filter(slug=found.side).first() if found.side else None,
    )
    made.append(("actor", actor))
    return actor


def _make_plan_version(proposal, made, *, by):
    plan, article = value_of(proposal), proposal.article
    actors = _Actors(article, made, by=by)
    version = article.negotiation.plan_versions.filter(points=plan.points).first()
    citation = None
    if not version:
        version, citation = _make_version(proposal, plan, actors, made)
    for reading in plan.readings:
        _make_reading(proposal, version, reading, actors, made)
    return version, citation


def _make_version(proposal, plan, actors, made):
    article = proposal.article
    version = PeacePlanVersion(
        negotiation=article.negotiation,
        label=_("%(points)s-point version") % {"points": plan.points},
        slug=_free_slug(f"{plan.points} points", PeacePlanVersion.objects.filter(negotiation=article.negotiation)),
        points=plan.points,
    )
    version.save()
    made.append(("plan version", version))
    citation = _cite(proposal, made, plan_version=version)
    _add_steps(citation, [(actors.of(step.key), step.verb) for step in plan.chain])
    revised = article.negotiation.plan_versions.filter(points=plan.revises).first() if plan.revises else None
    if revised:
        PlanRelation.objects.create(version=version, kind="revises", other=revised)
    return version, citation


def _make_reading(proposal, version, found, actors, made):
    """One reading of a version, of a provision that the desk keeps or of a new one."""
    provision = provisions.like(version.negotiation.provisions.order_by("pk"), found.subject)
    if not provision:
        rows = Provision.objects.filter(negotiation=version.negotiation)
        provision = rows.create(
            negotiation=version.negotiation, title=found.subject, slug=_free_slug(found.subject, rows)
        )
        made.append(("provision", provision))
    if version.readings.filter(provision=provision).exists():
        return
    reading = version.readings.create(provision=provision, state=found.state, position=version.readings.count())
    made.append(("reading", reading))
    citation = _cite(proposal, made, place=found.start, reading=reading)
    _add_steps(citation, [(actors.of(step.key), step.verb) for step in found.chain])


def _whole(row):
    """What is published of a row: of a reading its version."""
    return row.version if isinstance(row, ProvisionReading) else row


def _inwards(notes):
    """A version goes before its readings, which go with it, and these before the provisions that they are of."""
    return sorted(notes, key=lambda note: {"plan version": 0, "reading": 1}.get(note[0], 2))


def _free_slug(words, rows):
    """A slug from some words that none of `rows` has."""
    stem = slugify(words)[:80].strip("-") or "entry"
    taken = set(rows.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for slug in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken)


def _noted(noun, row):
    return [noun, row.pk, _whole(row).content_sha256]


def _is_removed(note, *, own):
    """Delete a row that is as it was made; False where it stays, being changed or in use by now.

    Raises NotNow where that is the draft itself.
    """
    noun, key, sha256 = note
    row = _ROWS[noun].objects.select_for_update().filter(pk=key).first()
    if not row:
        return True
    if noun == "reading":
        row.delete()
        refresh(row.version)
        return True
    words = {"row": row}
    if row.state != State.DRAFT or row.content_sha256 != sha256:
        if row != own:
            return False
        raise NotNow(
            _("“%(row)s” was changed since, so it stays. Delete it on its own page if it is not wanted.") % words
        )
    try:
        with transaction.atomic():
            row.delete()
    except ProtectedError:
        if row != own:
            return False
        raise NotNow(_("“%(row)s” is named by other drafts by now, so it stays.") % words) from None
    return True
