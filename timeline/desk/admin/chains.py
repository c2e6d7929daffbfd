"""A citation's chain as a line to type: “two Ukrainian officials told > Axios reported > Sputnik relayed”."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.desk.models import Actor, Hop
from timeline.records.attribution import Verb

_STEP = re.compile(r"\s*[>→]\s*")
_LONGEST = 20


class ChainField(forms.CharField):
    """The line of a chain as text; `read_chain` reads it."""

    def __init__(self, **kwargs):
        super().__init__(
            label=gettext_lazy("Chain, origin first"),
            help_text=gettext_lazy(
                "Each actor’s name or slug with a verb (said, told, wrote, reported, relayed or translated), and the "
                "source’s own outlet last: “two-ukrainian-officials told > Axios reported > Sputnik relayed”."
            ),
            max_length=2000,
            widget=forms.TextInput({"class": "vLargeTextField"}),
            **kwargs,
        )


def line_of(citation) -> str:
    """The chain of a citation as a line that `read_chain` reads. Costs a query unless `chain__actor` is prefetched."""
    hops = sorted(citation.chain.all(), key=lambda hop: (hop.position, hop.pk))
    return " > ".join(f"{hop.actor.name} {hop.verb}" for hop in hops)


def read_chain(line: str) -> list[tuple[Actor, Verb]]:
    """The actors and verbs of a line. Raises ValidationError, with a sentence for each step that cannot be read."""
    steps = [step for step in _STEP.split(line.strip()) if step]
    if len(steps) > _LONGEST:
        raise ValidationError(_("A chain has at most %(most)s steps.") % {"most": _LONGEST})
    found, problems = [], []
    for step in steps:
        try:
            found.append(_read_step(step))
        except ValidationError as problem:
            problems.append(problem)
    if problems:
        raise ValidationError(problems)
    return found


def write_chain(citation, steps):
    """Make a citation's hops those of `steps`. A hop whose actor stays keeps its date, its note and what we hold."""
    left = list(citation.chain.order_by("position", "pk"))
    for position, (actor, verb) in enumerate(steps):
        hop = next((hop for hop in left if hop.actor_id == actor.pk), None)
        if hop:
            left.remove(hop)
        else:
            hop = Hop(citation=citation, actor=actor, is_held=actor.pk == citation.source.outlet_id)
        hop.position, hop.verb = position, verb
        hop.save()
    for hop in left:
        hop.delete()


def _read_step(step):
    name, _space, verb = step.rpartition(" ")
    if not name or verb not in list(Verb):
        words = {"step": step, "verbs": ", ".join(Verb)}
        raise ValidationError(_("“%(step)s” should end in one of %(verbs)s.") % words)
    return _actor_named(name.strip()), Verb(verb)


def _actor_named(name):
    by_slug = Actor.objects.filter(slug=name).first()
    if by_slug:
        return by_slug
    named = Q(name__iexact=name) | Q(short_name__iexact=name) | Q(names__text__iexact=name)
    actors = list(Actor.objects.filter(named).distinct().order_by("slug")[:5])
    if not actors:
        raise ValidationError(
            _("No actor is called “%(name)s”. Add it first, or use another of its names.") % {"name": name}
        )
    if len(actors) > 1:
        slugs = ", ".join(actor.slug for actor in actors)
        raise ValidationError(
            _("“%(name)s” is a name of more than one actor: write %(slugs)s.") % {"name": name, "slugs": slugs}
        )
    return actors[0]
