"""The form by which a curator makes a share link."""

from datetime import datetime, timedelta

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from timeline.public.drawing.when import plain_day
from timeline.public.sharing import freeze, share

LIVE, FROZEN = "live", "frozen"
NEVER = "0"


class ShareForm(forms.Form):
    """What a new link shows (live or frozen), for how many days it works, and its label. `as_of` is when it is made."""

    use_required_attribute = False

    mode = forms.ChoiceField(
        label=_("What should the link show tomorrow?"),
        choices=[(LIVE, _("Live")), (FROZEN, _("Frozen as of now"))],
        initial=LIVE,
        error_messages={"required": _("Choose live or frozen."), "invalid_choice": _("Choose live or frozen.")},
    )
    days = forms.ChoiceField(
        label=_("Stops working after"),
        choices=[
            ("", _("Live 90 days, frozen never")),
            ("7", _("7 days")),
            ("30", _("30 days")),
            ("90", _("90 days")),
            ("365", _("1 year")),
            (NEVER, _("Never, until revoked")),
        ],
        required=False,
        error_messages={"invalid_choice": _("Choose one of the periods.")},
    )
    label = forms.CharField(
        label=_("Label, for your list and the banner"),
        max_length=100,
        required=False,
        help_text=_("Readers see “Shared by” and this label. Leave it empty to show no name."),
    )

    with_exports = forms.BooleanField(label=_("With the data file (JSON)"), required=False, initial=True)

    def __init__(self, *args, as_of: datetime, **options):
        super().__init__(*args, **options)
        self.as_of = as_of
        self.fields["days"].choices = [(days, self._until(days, label)) for days, label in self.fields["days"].choices]

    def make(self, scope, filters, *, by):
        """Make the link. Returns it and its token. Without a period, live links stop after 90 days and frozen never."""
        mode = self.cleaned_data["mode"]
        days = int(self.cleaned_data["days"] or (NEVER if mode == FROZEN else "90"))
        verb = freeze if mode == FROZEN else share
        until = self.as_of + timedelta(days=days) if days else None
        return verb(
            scope,
            filters,
            by=by,
            label=self.cleaned_data["label"],
            at=self.as_of,
            until=until,
            with_exports=self.cleaned_data["with_exports"],
        )

    def _until(self, days, label):
        """A period with the day on which a link that is made now stops; one that has no such day stays as it is."""
        if not int(days or NEVER):
            return label
        end = self.as_of + timedelta(days=int(days))
        return gettext("%(period)s: %(day)s") % {"period": label, "day": plain_day(end.date())}
