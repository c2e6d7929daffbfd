"""A date as a source states it, kept in columns of the row that it belongs to."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from timeline.dates.value import FuzzyDate, Reading, UnreadableEDTF, bounds_of


def is_edtf(text):
    """Validator: raises ValidationError unless `text` is an EDTF date that this app keeps."""
    try:
        bounds_of(text)
    except UnreadableEDTF as unreadable:
        raise ValidationError(str(unreadable)) from None


class Dated(models.Model):
    """The columns of one FuzzyDate. Set `date` and save; the bounds follow from what stands."""

    date_phrase = models.CharField(
        _("date as stated"),
        max_length=200,
        blank=True,
        help_text=_("The source's own words: “on Sunday”, “since mid-November”."),
    )
    date_anchor = models.DateField(
        _("counted from"), null=True, blank=True, help_text=_("The publication day of the source that has the phrase.")
    )
    date_edtf = models.CharField(_("read as"), max_length=200, blank=True, editable=False)
    date_rule = models.TextField(_("rule"), blank=True, editable=False)
    date_alternatives = models.JSONField(_("other readings"), default=list, blank=True, editable=False)
    date_override = models.CharField(
        _("your reading"),
        max_length=200,
        blank=True,
        validators=[is_edtf],
        help_text=_("In EDTF, where the rule is wrong: 2025-11-30, 2025-11-30/2025-12-01, [2025-11-23,2025-11-30]."),
    )
    date_override_why = models.TextField(_("why"), blank=True)
    date_earliest = models.DateField(_("earliest"), null=True, blank=True, editable=False)
    date_latest = models.DateField(_("latest"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_date_earliest_before_latest",
                condition=Q(date_earliest__isnull=True)
                | Q(date_latest__isnull=True)
                | Q(date_earliest__lte=F("date_latest")),
            ),
            models.CheckConstraint(
                name="%(class)s_date_override_has_reason",
                condition=Q(date_override="", date_override_why="") | (~Q(date_override="") & ~Q(date_override_why="")),
            ),
        ]

    @property
    def date(self) -> FuzzyDate:
        """The date as a value; setting it fills every column."""
        return FuzzyDate(
            phrase=self.date_phrase,
            anchor=self.date_anchor,
            reading=Reading(edtf=self.date_edtf, rule=self.date_rule) if self.date_edtf else None,
            alternatives=tuple(Reading(**alternative) for alternative in self.date_alternatives),
            override=Reading(edtf=self.date_override, rule=self.date_override_why) if self.date_override else None,
        )

    @date.setter
    def date(self, fuzzy):
        self.date_phrase, self.date_anchor = fuzzy.phrase, fuzzy.anchor
        self.date_edtf = fuzzy.reading.edtf if fuzzy.reading else ""
        self.date_rule = fuzzy.reading.rule if fuzzy.reading else ""
        self.date_alternatives = [{"edtf": other.edtf, "rule": other.rule} for other in fuzzy.alternatives]
        self.date_override = fuzzy.override.edtf if fuzzy.override else ""
        self.date_override_why = fuzzy.override.rule if fuzzy.override else ""
        self.date_earliest, self.date_latest = fuzzy.earliest, fuzzy.latest
