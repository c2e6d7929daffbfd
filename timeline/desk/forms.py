"""The form by which a curator makes a share link."""

from datetime import datetime, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from timeline.public.sharing import freeze, share

LIVE, FROZEN = "live", "frozen"
NEVER = "0"


class ShareForm(forms.Form):
    """What a new link shows (live or frozen), for how many days it works, and its label."""

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
            ("", _("The usual time: live 90 days, frozen never")),
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

    def make(self, scope, filters, *, by, at: datetime):
        """Make the link. Returns it and its token. Without a period, live links stop after 90 days and frozen never."""
        mode = self.cleaned_data["mode"]
        days = int(self.cleaned_data["days"] or (NEVER if mode == FROZEN else "90"))
        verb = freeze if mode == FROZEN else share
        until = at + timedelta(days=days) if days else None
        return verb(
            scope,
            filters,
            by=by,
            label=self.cleaned_data["label"],
            at=at,
            until=until,
            with_exports=self.cleaned_data["with_exports"],
        )
