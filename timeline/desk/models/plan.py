"""Versions of the plan, the provisions that run through them, and what is known of each in each."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from timeline.desk.models.dated import Dated
from timeline.desk.models.event import Event
from timeline.desk.models.negotiation import Negotiation, Topic
from timeline.desk.models.publishable import Publishable
from timeline.desk.models.source import Source
from timeline.records.plan import ReadingState, RelationKind


class PeacePlanVersion(Publishable, Dated):
    """One version of the plan, with the number of points that a source states, if one does."""

    negotiation = models.ForeignKey(
        Negotiation, models.PROTECT, related_name="plan_versions", verbose_name=_("negotiation")
    )
    label = models.CharField(_("label"), max_length=100)
    points = models.PositiveIntegerField(
        _("points stated"), null=True, blank=True, help_text=_("Empty where no source states a number.")
    )
    authorship = models.CharField(_("by whom"), max_length=300, blank=True)
    note = models.TextField(_("note"), blank=True)
    introduced_by = models.ForeignKey(
        Event, models.PROTECT, null=True, blank=True, related_name="introduces", verbose_name=_("introduced by")
    )
    text_source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="plan_texts", verbose_name=_("source of its text")
    )
    not_said = models.TextField(_("what the source does not say"), blank=True, help_text=_("One thing a line."))

    class Meta(Publishable.Meta):
        verbose_name = _("plan version")
        verbose_name_plural = _("plan versions")
        constraints = [
            *Publishable.Meta.constraints,
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["negotiation", "slug"], name="peaceplanversion_slug_is_unique"),
        ]

    def __str__(self):
        return self.label

    def clean(self):
        """Raises ValidationError where the introducing event belongs to another negotiation."""
        if self.introduced_by and self.introduced_by.negotiation_id != self.negotiation_id:
            raise ValidationError({"introduced_by": _("This event belongs to another negotiation.")})


class PlanRelation(models.Model):
    """How a version stands to another; together they form a graph, not a line."""

    version = models.ForeignKey(PeacePlanVersion, models.CASCADE, related_name="relations")
    kind = models.CharField(
        _("relation"),
        max_length=12,
        choices=[
            (RelationKind.REVISES, _("revises")),
            (RelationKind.COUNTERS, _("counters")),
            (RelationKind.SUMMARISES, _("summarises")),
        ],
    )
    other = models.ForeignKey(PeacePlanVersion, models.PROTECT, related_name="related_from", verbose_name=_("version"))

    class Meta:
        verbose_name = _("relation to another version")
        verbose_name_plural = _("relations to other versions")
        constraints = [
            models.UniqueConstraint(fields=["version", "kind", "other"], name="planrelation_is_stated_once"),
            models.CheckConstraint(name="planrelation_is_between_two", condition=~Q(version=F("other"))),
            models.CheckConstraint(name="planrelation_kind_is_known", condition=Q(kind__in=list(RelationKind))),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.other}"


class Provision(Publishable):
    """One subject that runs through the versions of the plan."""

    negotiation = models.ForeignKey(
        Negotiation, models.PROTECT, related_name="provisions", verbose_name=_("negotiation")
    )
    title = models.CharField(_("title"), max_length=200)
    topic = models.ForeignKey(
        Topic, models.PROTECT, null=True, blank=True, related_name="provisions", verbose_name=_("topic")
    )
    note = models.TextField(_("note"), blank=True)

    class Meta(Publishable.Meta):
        verbose_name = _("provision")
        verbose_name_plural = _("provisions")
        constraints = [
            *Publishable.Meta.constraints,
            models.UniqueConstraint(fields=["negotiation", "slug"], name="provision_slug_is_unique_in_negotiation"),
        ]

    def __str__(self):
        return self.title


class ProvisionReading(models.Model):
    """What is known of one provision in one version of the plan."""

    version = models.ForeignKey(PeacePlanVersion, models.CASCADE, related_name="readings")
    provision = models.ForeignKey(Provision, models.PROTECT, related_name="readings", verbose_name=_("provision"))
    state = models.CharField(
        _("reading"),
        max_length=20,
        choices=[
            (ReadingState.INCLUDED, _("Included")),
            (ReadingState.CHANGED, _("Changed")),
            (ReadingState.MERGED, _("Merged")),
            (ReadingState.SPLIT, _("Split")),
            (ReadingState.ADDED, _("Added")),
            (ReadingState.REMOVED, _("Removed")),
            (ReadingState.NOT_REPORTED, _("Not reported")),
        ],
    )
    number = models.PositiveIntegerField(
        _("number in the text"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    wording = models.TextField(_("wording"), blank=True)
    language = models.CharField(_("language of the wording"), max_length=35, default="en")
    related = models.ManyToManyField(
        Provision, blank=True, related_name="related_readings", verbose_name=_("merged with or split into")
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("reading of a provision")
        verbose_name_plural = _("readings of provisions")
        constraints = [
            models.UniqueConstraint(fields=["version", "provision"], name="provisionreading_is_one_per_version"),
            models.UniqueConstraint(fields=["version", "number"], name="provisionreading_number_is_its_own"),
            models.CheckConstraint(
                name="provisionreading_number_counts_from_one", condition=Q(number__isnull=True) | Q(number__gte=1)
            ),
            models.CheckConstraint(name="provisionreading_state_is_known", condition=Q(state__in=list(ReadingState))),
        ]

    def __str__(self):
        return f"{self.provision}: {self.get_state_display()}"
