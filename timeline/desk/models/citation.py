"""Citations, each for exactly one fact, and the chain of hops by which the fact came down to the source."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from timeline.desk.models.actor import Actor
from timeline.desk.models.dated import Dated
from timeline.desk.models.event import Event, Participation
from timeline.desk.models.plan import PeacePlanVersion, ProvisionReading
from timeline.desk.models.source import Source
from timeline.records.attribution import Verb

TARGETS = ("event", "participation", "plan_version", "reading")


def _exactly_one(names):
    """A condition: one of the columns holds something, and no other."""
    condition = Q()
    for chosen in names:
        condition |= Q(**{f"{name}__isnull": name != chosen for name in names})
    return condition


class Citation(Dated):
    """A source for one event, one participation, one plan version or one reading of a provision."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="citations", verbose_name=_("source"))
    event = models.ForeignKey(
        Event, models.CASCADE, null=True, blank=True, related_name="citations", verbose_name=_("event")
    )
    participation = models.ForeignKey(
        Participation, models.CASCADE, null=True, blank=True, related_name="citations", verbose_name=_("participation")
    )
    plan_version = models.ForeignKey(
        PeacePlanVersion,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="citations",
        verbose_name=_("plan version"),
    )
    reading = models.ForeignKey(
        ProvisionReading, models.CASCADE, null=True, blank=True, related_name="citations", verbose_name=_("reading")
    )
    supports = models.CharField(
        _("bears out"), max_length=300, blank=True, help_text=_("Where it is not the whole fact: “what was discussed”.")
    )
    locator = models.CharField(_("where in the source"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta(Dated.Meta):
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(name="citation_has_exactly_one_target", condition=_exactly_one(TARGETS)),
        ]

    def __str__(self):
        return str(self.source)

    @property
    def target(self):
        """The one row that this citation is for."""
        return self.event or self.participation or self.plan_version or self.reading


class Hop(Dated):
    """One actor of a citation's chain, origin first: what they did, and whether we hold their own text."""

    citation = models.ForeignKey(Citation, models.CASCADE, related_name="chain")
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="hops", verbose_name=_("actor"))
    verb = models.CharField(
        _("verb"),
        max_length=12,
        choices=[
            (Verb.SAID, _("said")),
            (Verb.TOLD, _("told")),
            (Verb.WROTE, _("wrote")),
            (Verb.REPORTED, _("reported")),
            (Verb.RELAYED, _("relayed")),
            (Verb.TRANSLATED, _("translated")),
        ],
    )
    is_held = models.BooleanField(_("we hold the text"), default=False)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta(Dated.Meta):
        verbose_name = _("hop")
        verbose_name_plural = _("hops")
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(name="hop_verb_is_known", condition=Q(verb__in=list(Verb))),
        ]

    def __str__(self):
        return f"{self.actor} {self.get_verb_display()}"
