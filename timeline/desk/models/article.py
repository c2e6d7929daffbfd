"""Articles that curators take in, and what is proposed from each. They stay at the desk: no record is made of them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from timeline.desk.models.actor import Actor
from timeline.desk.models.citation import Citation
from timeline.desk.models.event import Event
from timeline.desk.models.negotiation import Negotiation
from timeline.desk.models.plan import PeacePlanVersion
from timeline.desk.models.source import Source


class Article(models.Model):
    """The text of a published document, for curators alone. With the first proposal accepted it becomes a source."""

    negotiation = models.ForeignKey(Negotiation, models.PROTECT, related_name="articles", verbose_name=_("negotiation"))
    outlet = models.ForeignKey(Actor, models.PROTECT, related_name="articles", verbose_name=_("outlet"))
    title = models.CharField(_("title"), max_length=300)
    published_on = models.DateField(_("published on"), help_text=_("Every date in the text counts from this day."))
    place = models.CharField(_("dateline place"), max_length=100, blank=True)
    url = models.URLField(_("address"), max_length=1000, blank=True)
    text = models.TextField(_("text"), help_text=_("For curators only. Readers never get it."))
    source = models.ForeignKey(
        Source,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="articles",
        verbose_name=_("source"),
    )

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def __str__(self):
        return f"{self.title} ({self.published_on.isoformat()})"


class ProposalQuerySet(models.QuerySet):
    def of(self, kind):
        """Those of one Kind, by number."""
        return self.filter(kind=kind).order_by("number")

    def undecided(self):
        return self.filter(state=Proposal.State.PROPOSED)

    def sure(self):
        """Events that nothing speaks against and that nobody has decided on."""
        return self.undecided().of(Proposal.Kind.EVENT).filter(confidence="high", is_doubtful=False)


class Proposal(models.Model):
    """One event, actor or plan version that an article proposes, and what a curator made of it.

    `passage` is what it rests on, word for word, from `start` to `end` of the article's text; `proposed` the rest, as
    plain data (see desk/intake/values.py). `made` holds [noun, key, hash] of every row that accepting it made, so that
    it can be undone as long as nobody changed them.
    """

    class Kind(models.TextChoices):
        EVENT = "event", _("Event")
        ACTOR = "actor", _("Actor")
        PLAN_VERSION = "plan version", _("Plan version")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        ACCEPTED = "accepted", _("Accepted")
        DISCARDED = "discarded", _("Discarded")

    article = models.ForeignKey(Article, models.CASCADE, related_name="proposals", verbose_name=_("article"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    number = models.PositiveIntegerField(_("number"))
    start = models.PositiveIntegerField(_("begins at"))
    end = models.PositiveIntegerField(_("ends at"))
    passage = models.TextField(_("passage"))
    proposed = models.JSONField(_("proposed"))
    confidence = models.CharField(_("confidence"), max_length=10)
    is_doubtful = models.BooleanField(_("needs a closer look"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PROPOSED)
    made = models.JSONField(_("made"), default=list, blank=True)
    event = models.ForeignKey(Event, models.SET_NULL, null=True, blank=True, related_name="proposals")
    citation = models.ForeignKey(Citation, models.SET_NULL, null=True, blank=True, related_name="proposals")
    actor = models.ForeignKey(Actor, models.SET_NULL, null=True, blank=True, related_name="proposals")
    plan_version = models.ForeignKey(PeacePlanVersion, models.SET_NULL, null=True, blank=True, related_name="proposals")

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        constraints = [
            models.UniqueConstraint(fields=["article", "kind", "number"], name="proposal_number_is_its_own"),
            models.CheckConstraint(name="proposal_passage_has_an_end", condition=Q(end__gte=models.F("start"))),
            models.CheckConstraint(
                name="proposal_confidence_is_known", condition=Q(confidence__in=["high", "medium", "low"])
            ),
            models.CheckConstraint(
                name="proposal_state_is_known", condition=Q(state__in=["proposed", "accepted", "discarded"])
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.number}"

    @property
    def row(self):
        """The draft that came of it; None where none did, or where it was deleted since."""
        return self.event or self.plan_version or self.actor
