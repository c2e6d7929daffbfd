"""What at the desk may be the same as what a curator is typing: pointed out, and never held against it."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from timeline.dates.value import FuzzyDate
from timeline.desk.models import Actor, Event, Name, Source
from timeline.public.store.folding import SOUND, STEM, WORD, terms_of

MOST_SHOWN = 5
MOST_WORDS = 10
MOST_COMPARED = 200
TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid")


def actors_like(texts, *, besides: Actor | None = None) -> list[Actor]:
    """Actors with a name that is one of `texts` but for spelling, alphabet or order. Reads every name there is."""
    typed = [words for words in map(_words, dict.fromkeys(texts)) if words]
    found = {key for key, name in _names() if _is_one_of(typed, _words(name))} if typed else set()
    return _shown(Actor.objects.standing().filter(pk__in=found), besides)


def sources_like(url: str, *, besides: Source | None = None) -> list[Source]:
    """Sources with the same address, or archived copy, but for what makes no difference to where it leads."""
    address = bare_address(url)
    if not address:
        return []
    host = address.partition("/")[0]
    near = Source.objects.filter(url__icontains=host).values_list("pk", "url")
    found = [key for key, other in near if bare_address(other) == address]
    return _shown(Source.objects.standing().filter(pk__in=found), besides)


def events_like(
    negotiation, date: FuzzyDate, actors, *, besides: Event | None = None, stage_of: Event | None = None
) -> list[Event]:
    """Events of a negotiation that may be of the very days of `date`, and in which the same sides took part.

    `actors` are the keys of who took part, `stage_of` is the event that this one is being made a stage of. An event,
    its own stages and the other stages of one event are not told of each other.
    """
    if not date.earliest or not date.latest or not actors:
        return []
    speaking_for = dict(Actor.objects.values_list("pk", "represents"))
    sides = _sides(actors, speaking_for)
    near = negotiation.events.filter(date_earliest=date.earliest, date_latest=date.latest)
    near = _no_kin(near, besides, stage_of).prefetch_related("participations").order_by("pk")
    found = [event for event in near[:MOST_COMPARED] if _sides(who_took_part(event), speaking_for) == sides]
    return found[:MOST_SHOWN]


def who_took_part(event: Event) -> list[int]:
    """The keys of an event's actors, and of the sides of those who are not named."""
    keys = (part.actor_id or part.side_id for part in event.participations.all())
    return [key for key in keys if key]


def bare_address(url: str) -> str:
    """An address without its scheme, “www.”, fragment, the words that count clicks, and the order of its query."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    query = sorted(pair for pair in parse_qsl(parts.query) if not pair[0].startswith(TRACKING))
    path = parts.path.rstrip("/")
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{path}{'?' if query else ''}{urlencode(query)}" if host and (path or query) else ""


def _names():
    """(key of the actor, name) for every name of those that are not merged into another."""
    for key, name, short_name in Actor.objects.standing().values_list("pk", "name", "short_name"):
        yield from ((key, text) for text in (name, short_name) if text)
    yield from Name.objects.values_list("actor", "text")


def _words(name):
    """For each word of a name how it may be spelt and how it sounds."""
    return [_spellings(word) for word in WORD.findall(name)[:MOST_WORDS]]


def _spellings(word):
    return frozenset(term.removeprefix(SOUND) for term in terms_of(word) if not term.startswith(STEM))


def _is_one_of(typed, others):
    return any(_are_one(words, others) for words in typed)


def _are_one(words, others):
    return len(words) == len(others) and _each_is_in(words, others) and _each_is_in(others, words)


def _each_is_in(words, others):
    return all(any(word & other for other in others) for word in words)


def _sides(actors, speaking_for):
    return {_side(actor, speaking_for) for actor in actors}


def _side(actor, speaking_for):
    """Whoever stands at the end of those that an actor speaks for."""
    seen = set()
    while actor not in seen and speaking_for.get(actor):
        seen.add(actor)
        actor = speaking_for[actor]
    return actor


def _no_kin(events, event, parent):
    family = {each.pk for each in (event, event and event.parent, parent) if each}
    return events.exclude(pk__in=family).exclude(parent__in=family)


def _shown(rows, besides):
    if besides and besides.pk:
        rows = rows.exclude(pk=besides.pk)
    return list(rows.order_by("pk")[:MOST_SHOWN])
