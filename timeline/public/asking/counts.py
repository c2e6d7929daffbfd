"""How many entries each choice of a filter would leave, the other filters being what they are."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from django.db.models import Case, Count, Q, Value, When

from timeline.public.asking.chains import ChainKind, sources_of_state_media, unnamed_actors
from timeline.public.asking.closure import negotiation_of
from timeline.public.asking.filters import COLUMNS, MENTIONED, NOT_STATED, POSSIBLE, SURE, EventFilters, of_side
from timeline.public.asking.kept import kept
from timeline.public.asking.scope import Scope
from timeline.public.store.models import MentionKind


@kept
def counts_of(scope: Scope, filters: EventFilters) -> dict[str, Counter]:
    """By filter, the number of entries of each choice; one that is not there leaves none. Without days no certainties.

    Nine queries at most, and one more for each filter in use that asks for something named (a person, a topic, a
    source, an outlet), however many entries and choices there are.
    """
    return {
        **_by_column(scope, filters),
        **_by_mention(scope, filters),
        "side": _by_side(scope, filters),
        "chain": _by_chain(scope, filters),
    }


def _by_column(scope, filters):
    """Kinds, statuses and certainties, from one count of all three together."""
    bounded = filters.start or filters.end
    asked = {name: getattr(filters, name) for name in COLUMNS} | ({"certainty": filters.certainty} if bounded else {})
    entries = replace(filters, **dict.fromkeys(asked, "")).narrow(scope.entries(), scope)
    is_sure = Case(When(filters.surely_in_span(), then=1), default=0) if bounded else Value(1)
    rows = entries.annotate(is_sure=is_sure).values_list(*COLUMNS, "is_sure").annotate(entries=Count("pk"))
    counted = [((*columns, SURE if sure else POSSIBLE), number) for *columns, sure, number in rows.order_by()]
    return {name: _tally(counted, place, tuple(asked.values())) for place, name in enumerate(asked)}


def _tally(counted, place, asked):
    """The numbers by the value at one place, of those rows that have what is asked for at the others."""
    found = Counter()
    for values, number in counted:
        others = [wanted in ("", value) for value, wanted in zip(values, asked, strict=False)]
        if all((*others[:place], *others[place + 1 :])):
            found[values[place]] += number
    return found


def _by_mention(scope, filters):
    """What is named. The filters that are not in use all count the same entries, so one query serves them."""
    alike = defaultdict(list)
    for name in MENTIONED:
        alike[replace(filters, **{name: ""})].append(name)
    found = {}
    for others, names in alike.items():
        found |= _named_in(scope, others, names)
    return found


def _named_in(scope, filters, names: Iterable[str]):
    kinds = {MENTIONED[name]: name for name in names}
    found = {name: Counter() for name in names}
    rows = _mentions_in(scope, filters).filter(kind__in=kinds).values_list("kind", "slug")
    for kind, slug, entries in rows.annotate(entries=Count("entry", distinct=True)).order_by():
        found[kinds[kind]][slug] = entries
    return found


def _by_side(scope, filters):
    """An entry counts for a side once, however many take part in it for that side."""
    sides = [*(party.actor for party in negotiation_of(scope).parties), NOT_STATED]
    # A slug may hold what the name of a column may not.
    columns = {f"side_{place}": side for place, side in enumerate(sides)}
    mentions = _mentions_in(scope, replace(filters, side="")).filter(kind__in=[MentionKind.ACTOR, MentionKind.SIDE])
    found = mentions.aggregate(**{column: _entries(of_side(side, scope)) for column, side in columns.items()})
    return Counter({side: found[column] for column, side in columns.items()})


def _by_chain(scope, filters):
    """Of a kind that allows nothing else, the entries that name such a thing at all, less those that name another."""
    mentions = _mentions_in(scope, replace(filters, chain=""))
    origins, sources = Q(kind=MentionKind.ORIGIN), Q(kind=MentionKind.SOURCE)
    found = mentions.filter(origins | sources).aggregate(
        all_origins=_entries(origins),
        named=_entries(origins & ~Q(slug__in=unnamed_actors(scope))),
        all_sources=_entries(sources),
        not_of_states=_entries(sources & ~Q(slug__in=sources_of_state_media(scope))),
    )
    of_one_origin = mentions.filter(origins).values("entry").annotate(origins=Count("slug", distinct=True))
    return Counter(
        {
            ChainKind.UNNAMED: found["all_origins"] - found["named"],
            ChainKind.STATE_MEDIA: found["all_sources"] - found["not_of_states"],
            ChainKind.ONE_ORIGIN: of_one_origin.filter(origins=1).count(),
        }
    )


def _entries(condition):
    return Count("entry", distinct=True, filter=condition)


def _mentions_in(scope, filters):
    return scope.mentions().filter(entry__in=filters.narrow(scope.entries(), scope).values("slug"))
