"""Negotiations with their parties and topics."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from timeline.desk.models.actor import Actor
from timeline.desk.models.publishable import Publishable, is_slug
from timeline.records.negotiation import Visibility

TAKEN = {"admin", "embed", "healthz", "readyz", "s", "static"}


class Negotiation(Publishable):
    """One negotiation, with a timeline of its own."""

    title = models.CharField(_("title"), max_length=200)
    short_title = models.CharField(
        _("short title"), max_length=100, blank=True, help_text=_("For the way back above a page's heading.")
    )
    state_of_play = models.TextField(
        _("state of play"), blank=True, help_text=_("One sentence that begins with its day: “As of 1 December 2025: …”")
    )
    visibility = models.CharField(
        _("visibility"),
        max_length=10,
        choices=[(Visibility.PUBLIC, _("Public")), (Visibility.PRIVATE, _("Private: curators and share links only"))],
        default=Visibility.PRIVATE,
    )

    class Meta(Publishable.Meta):
        verbose_name = _("negotiation")
        verbose_name_plural = _("negotiations")
        constraints = [
            *Publishable.Meta.constraints,
            models.UniqueConstraint(fields=["slug"], name="negotiation_slug_is_unique"),
            models.CheckConstraint(
                name="negotiation_visibility_is_known", condition=Q(visibility__in=list(Visibility))
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        """Raises ValidationError for a slug that another address of the site has taken."""
        if self.slug in TAKEN:
            raise ValidationError({"slug": _("“%(slug)s” is taken by another address.") % {"slug": self.slug}})


class Party(models.Model):
    """A side of a negotiation: its place in drawings, and the slot that gives it its colour and shape."""

    negotiation = models.ForeignKey(Negotiation, models.CASCADE, related_name="parties")
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="party_to", verbose_name=_("actor"))
    slot = models.PositiveSmallIntegerField(
        _("slot"), validators=[MinValueValidator(1)], help_text=_("1 circle, 2 square, 3 diamond, and so on.")
    )
    position = models.PositiveSmallIntegerField(_("place in drawings"), default=0)

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        constraints = [
            models.UniqueConstraint(fields=["negotiation", "actor"], name="party_is_named_once"),
            models.UniqueConstraint(fields=["negotiation", "slot"], name="party_slot_is_its_own"),
            models.CheckConstraint(name="party_slot_counts_from_one", condition=Q(slot__gte=1)),
        ]

    def __str__(self):
        return str(self.actor)


class Topic(models.Model):
    """A subject that entries and provisions are filed under."""

    negotiation = models.ForeignKey(Negotiation, models.CASCADE, related_name="topics")
    slug = models.SlugField(_("slug"), max_length=60, validators=[is_slug])
    label = models.CharField(_("label"), max_length=100)
    position = models.PositiveSmallIntegerField(_("place in lists"), default=0)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        constraints = [
            models.UniqueConstraint(fields=["negotiation", "slug"], name="topic_slug_is_unique_in_negotiation")
        ]

    def __str__(self):
        return self.label
