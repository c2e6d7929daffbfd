"""Kinds of chains: what all the reports behind an entry, and behind its stages, have in common."""

import json
from enum import StrEnum
from functools import reduce
from operator import or_

from django.db.models import Count, Q

from timeline.public.store.models import MentionKind
from timeline.records.actor import Actor, ActorKind
from timeline.records.plain import from_plain


class ChainKind(StrEnum):
    """By value as in addresses."""

    UNNAMED = "unnamed"
    STATE_MEDIA = "state-media"
    ONE_ORIGIN = "one-origin"


def entries_with_chains(kind: ChainKind, scope):
    """Slugs of the entries of which a kind of chain is true, as a subquery."""
    return _ENTRIES[kind](scope)


def unnamed_actors(scope):
    """Slugs of the actors whom sources do not name, as a subquery."""
    return scope.rows("actor").filter(payload__contains='"is_unnamed":true').values("slug")


def sources_of_state_media(scope):
    """Slugs of the sources whose outlet is of a state, as a subquery. One query or two."""
    outlets = [Q(payload__contains=f'"outlet":"{slug}"') for slug in _state_media(scope)]
    return scope.rows("source").filter(reduce(or_, outlets, Q(pk__in=[]))).values("slug")


def _of_unnamed_origins(scope):
    return _naming_only(scope, MentionKind.ORIGIN, unnamed_actors(scope))


def _through_state_media(scope):
    return _naming_only(scope, MentionKind.SOURCE, sources_of_state_media(scope))


def _of_one_origin(scope):
    origins = scope.mentions().filter(kind=MentionKind.ORIGIN).values("entry")
    return origins.annotate(origins=Count("slug", distinct=True)).filter(origins=1).values("entry")


_ENTRIES = {
    ChainKind.UNNAMED: _of_unnamed_origins,
    ChainKind.STATE_MEDIA: _through_state_media,
    ChainKind.ONE_ORIGIN: _of_one_origin,
}


def _naming_only(scope, kind, slugs):
    """Entries that name, in one way, something of `slugs` and nothing else."""
    mentions = scope.mentions().filter(kind=kind)
    others = mentions.exclude(slug__in=slugs).values("entry")
    return mentions.filter(slug__in=slugs).exclude(entry__in=others).values("entry")


def _state_media(scope):
    """Slugs of the outlets whose affiliation, as far as this scope shows it, is with a state."""
    rows = scope.rows("actor").filter(kind=ActorKind.OUTLET, payload__contains='"is_state_media":true')
    outlets = [from_plain(Actor, json.loads(payload)) for payload in rows.values_list("payload", flat=True)]
    return [outlet.slug for outlet in outlets if outlet.affiliation.source not in scope.hidden_sources]
