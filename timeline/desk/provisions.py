"""Which provision the words of an article mean, and what the desk does not know yet of the versions of a plan."""

import re
from collections.abc import Iterable
from dataclasses import replace

from timeline.desk.intake.values import PlanFound
from timeline.desk.models import Negotiation, Provision
from timeline.public.store.folding import terms_of

_ENOUGH = 0.6
"""The share of its words that a subject has in common with a provision’s title when it is the same."""

_SMALL = set("a an the of on in to for by and or its their his her any all less more new".split())


def like(provisions: Iterable[Provision], subject: str) -> Provision | None:
    """The first of some provisions that is titled in nearly the same words; None where none is."""
    wanted = _words(subject)
    shares = [(_share(wanted, _words(one.title)), one) for one in provisions]
    best = max(shares, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] >= _ENOUGH else None


def unread_in(negotiation: Negotiation, plans: tuple[PlanFound, ...]) -> list[PlanFound]:
    """The versions that the desk has not, and those it has with the readings that it has not."""
    versions = {one.points: one for one in negotiation.plan_versions.prefetch_related("readings")}
    kept = list(negotiation.provisions.order_by("pk"))
    left = []
    for plan in plans:
        version = versions.get(plan.points)
        if not version:
            left.append(plan)
            continue
        read = {reading.provision_id for reading in version.readings.all()}
        new = tuple(one for one in plan.readings if _key(like(kept, one.subject)) not in read)
        if new:
            left.append(replace(plan, readings=new))
    return left


def _key(provision):
    return provision.pk if provision else None


def _words(text):
    """Each word of a text that tells it apart, as the terms by which it is found."""
    words = [word for word in re.findall(r"[^\W\d_]+", text.lower()) if word not in _SMALL]
    return [set(terms_of(word)) for word in words]


def _share(ones, others):
    common = sum(any(one & other for other in others) for one in ones)
    return common / max(1, min(len(ones), len(others))) if min(len(ones), len(others)) > 1 or ones == others else 0
