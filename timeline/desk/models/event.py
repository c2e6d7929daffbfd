"""Events, who took part in them, and which is known to follow which."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from timeline.desk.models.actor import Actor
from timeline.desk.models.dated import Dated
from timeline.desk.models.negotiation import Negotiation, Topic
from timeline.desk.models.publishable import Publishable
from timeline.records.event import EventKind, Role, Status


class Event(Publishable, Dated):
    """What happened or was announced; with a parent, one stage of a larger event."""

    negotiation = models.ForeignKey(Negotiation, models.PROTECT, related_name="events", verbose_name=_("negotiation"))
    title = models.CharField(_("title"), max_length=300, help_text=_("A full sentence in the present tense."))
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=[
            (EventKind.TALKS, _("Talks")),
            (EventKind.STATEMENT, _("Statement")),
            (EventKind.ANNOUNCEMENT, _("Announcement")),
            (EventKind.PLAN_REVISION, _("Plan revision")),
            (EventKind.VISIT, _("Visit")),
            (EventKind.CALL, _("Call")),
            (EventKind.REPORT, _("Report")),
        ],
    )
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=[
            (Status.HAPPENED, _("Happened: the source states it as fact")),
            (Status.REPORTED, _("Reported: passed on from others")),
            (Status.UNDER_WAY, _("Under way")),
            (Status.PLANNED, _("Planned: announced, not known to have happened")),
            (Status.CANCELLED, _("Cancelled")),
        ],
    )
    summary = models.TextField(_("summary"), blank=True, help_text=_("One to three sentences, for the list."))
    account = models.TextField(_("account"), blank=True, help_text=_("For the event's own page; the summary if empty."))
    note = models.TextField(_("note below the attribution"), blank=True)
    date_note = models.TextField(
        _("words beside the date"),
        blank=True,
        help_text=_("Where the usual ones do not do: “both Sundays; wording fits either”."),
    )
    left_open = models.TextField(_("what the date leaves open"), blank=True)
    is_ongoing = models.BooleanField(_("goes on"), default=False, help_text=_("The date is a start; no end is given."))
    duration = models.CharField(_("duration as stated"), max_length=100, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    place_printed = models.CharField(_("place as printed"), max_length=200, blank=True)
    topics = models.ManyToManyField(Topic, blank=True, related_name="events", verbose_name=_("topics"))
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="stages", verbose_name=_("stage of")
    )
    position = models.PositiveSmallIntegerField(_("order among the stages"), default=0)
    not_said = models.TextField(_("what the source does not say"), blank=True, help_text=_("One thing a line."))

    class Meta(Publishable.Meta):
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            *Publishable.Meta.constraints,
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["negotiation", "slug"], name="event_slug_is_unique_in_negotiation"),
            models.CheckConstraint(
                name="event_is_not_its_own_stage", condition=Q(parent__isnull=True) | ~Q(parent=F("id"))
            ),
            models.CheckConstraint(name="event_kind_is_known", condition=Q(kind__in=list(EventKind))),
            models.CheckConstraint(name="event_status_is_known", condition=Q(status__in=list(Status))),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        """Raises ValidationError for a parent in another negotiation or one that is a stage itself."""
        if self.parent and self.parent.negotiation_id != self.negotiation_id:
            raise ValidationError({"parent": _("This event belongs to another negotiation.")})
        if self.parent and self.parent.parent_id:
            raise ValidationError({"parent": _("This event is a stage itself, and a stage cannot have stages.")})


class EventOrder(models.Model):
    """That one event is known to follow another, whatever is known of their days."""

    later = models.ForeignKey(Event, models.CASCADE, related_name="follows", verbose_name=_("later event"))
    earlier = models.ForeignKey(Event, models.PROTECT, related_name="followed_by", verbose_name=_("earlier event"))

    class Meta:
        verbose_name = _("order between events")
        verbose_name_plural = _("orders between events")
        constraints = [
            models.UniqueConstraint(fields=["later", "earlier"], name="eventorder_is_stated_once"),
            models.CheckConstraint(name="eventorder_is_between_two", condition=~Q(later=F("earlier"))),
        ]

    def __str__(self):
        return _("“%(later)s” after “%(earlier)s”") % {"later": self.later, "earlier": self.earlier}


class Participation(models.Model):
    """An actor in an event; or, with a note instead of an actor, what is not known of who took part."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="participations")
    actor = models.ForeignKey(
        Actor, models.PROTECT, null=True, blank=True, related_name="participations", verbose_name=_("actor")
    )
    side = models.ForeignKey(
        Actor,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="unnamed_participations",
        verbose_name=_("side"),
        help_text=_("Only where it does not follow from the actor."),
    )
    role = models.CharField(
        _("role"),
        max_length=30,
        choices=[
            (Role.PARTY, _("Party")),
            (Role.HEAD, _("Head of delegation")),
            (Role.MEMBER, _("Member of delegation")),
            (Role.TOOK_PART, _("Took part")),
            (Role.SPEAKER, _("Speaker")),
            (Role.CALLER, _("Caller")),
            (Role.CALLED, _("Called")),
            (Role.VISITOR, _("Visitor")),
            (Role.HOST, _("Host")),
            (Role.MEDIATOR, _("Mediator")),
            (Role.REPORTER, _("Reporter")),
        ],
        default=Role.TOOK_PART,
    )
    capacity = models.CharField(_("capacity as printed"), max_length=300, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        constraints = [
            models.CheckConstraint(
                name="participation_names_actor_or_gap", condition=Q(actor__isnull=False) | ~Q(note="")
            ),
            models.CheckConstraint(name="participation_role_is_known", condition=Q(role__in=list(Role))),
        ]

    def __str__(self):
        return str(self.actor or self.note)


class PlanMention(models.Model):
    """That an event is about the plan: which version, or that it is not stated which."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="plan_mentions")
    version = models.ForeignKey(
        "PeacePlanVersion", models.PROTECT, null=True, blank=True, related_name="mentions", verbose_name=_("version")
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("mention of the plan")
        verbose_name_plural = _("mentions of the plan")

    def __str__(self):
        return str(self.version or self.note)
