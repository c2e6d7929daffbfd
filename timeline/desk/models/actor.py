"""Actors, their names as sources print them, their offices, and the affiliation labels of outlets."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from timeline.desk.models.dated import is_edtf
from timeline.desk.models.mergeable import Mergeable
from timeline.records.actor import ActorKind, NameKind


class Actor(Mergeable):
    """A person, state, organisation, media outlet or group, which may be unnamed."""

    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=[
            (ActorKind.PERSON, _("Person")),
            (ActorKind.STATE, _("State")),
            (ActorKind.ORGANISATION, _("Organisation")),
            (ActorKind.OUTLET, _("Media outlet")),
            (ActorKind.GROUP, _("Group")),
        ],
    )
    name = models.CharField(_("name"), max_length=200, help_text=_("The house form, in full."))
    short_name = models.CharField(_("short name"), max_length=80, blank=True)
    represents = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="represented_by", verbose_name=_("represents")
    )
    is_unnamed = models.BooleanField(_("unnamed"), default=False, help_text=_("The source withholds who this is."))
    count = models.PositiveIntegerField(_("how many"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)
    affiliation_label = models.CharField(
        _("affiliation"),
        max_length=100,
        blank=True,
        help_text=_("For an outlet, in neutral words: “Russian state media”."),
    )
    affiliation_is_state_media = models.BooleanField(_("state media"), default=False)
    affiliation_source = models.ForeignKey(
        "Source",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="affiliations",
        verbose_name=_("source of the affiliation"),
    )

    class Meta(Mergeable.Meta):
        verbose_name = _("actor")
        verbose_name_plural = _("actors")
        constraints = [
            *Mergeable.Meta.constraints,
            models.UniqueConstraint(fields=["slug"], name="actor_slug_is_unique"),
            models.CheckConstraint(name="actor_kind_is_known", condition=Q(kind__in=list(ActorKind))),
            models.CheckConstraint(
                name="actor_represents_another", condition=Q(represents__isnull=True) | ~Q(represents=F("id"))
            ),
            models.CheckConstraint(name="actor_count_is_of_a_group", condition=Q(count__isnull=True) | Q(kind="group")),
            models.CheckConstraint(
                name="actor_affiliation_has_label",
                condition=~Q(affiliation_label="")
                | Q(affiliation_is_state_media=False, affiliation_source__isnull=True),
            ),
        ]

    def __str__(self):
        return self.name


class Name(models.Model):
    """A spelling or other name of an actor, with the source that prints it."""

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="names")
    text = models.CharField(_("name"), max_length=200)
    kind = models.CharField(
        _("kind"),
        max_length=10,
        choices=[
            (NameKind.FULL, _("Full name")),
            (NameKind.SHORT, _("Short form")),
            (NameKind.TITLE, _("Title")),
            (NameKind.CAPITAL, _("Capital, for the state")),
        ],
        default=NameKind.FULL,
    )
    language = models.CharField(_("language"), max_length=35, default="en")
    source = models.ForeignKey(
        "Source", models.PROTECT, null=True, blank=True, related_name="names", verbose_name=_("printed by")
    )
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("name")
        verbose_name_plural = _("names")
        constraints = [
            models.UniqueConstraint(fields=["actor", "text", "language", "source"], name="name_is_recorded_once"),
            models.CheckConstraint(name="name_kind_is_known", condition=Q(kind__in=list(NameKind))),
            models.CheckConstraint(name="name_is_not_empty", condition=~Q(text="")),
        ]

    def __str__(self):
        return self.text


class Office(models.Model):
    """An office that an actor holds or held, as a source prints it."""

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="offices")
    title = models.CharField(_("office as printed"), max_length=300)
    organisation = models.ForeignKey(
        Actor, models.PROTECT, null=True, blank=True, related_name="office_holders", verbose_name=_("organisation")
    )
    source = models.ForeignKey(
        "Source", models.PROTECT, null=True, blank=True, related_name="offices", verbose_name=_("printed by")
    )
    since = models.CharField(_("since"), max_length=100, blank=True, validators=[is_edtf])
    until = models.CharField(_("until"), max_length=100, blank=True, validators=[is_edtf])

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")

    def __str__(self):
        return self.title
