"""What forms at the desk share: a stale save is refused, and a date phrase is read when the form is cleaned."""

from collections import defaultdict
from functools import partial

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms.models import BaseInlineFormSet
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from timeline.dates.reader import Unreadable
from timeline.desk import dating
from timeline.desk.admin.choices import Choice
from timeline.desk.keeping import keeper_of, last_change
from timeline.desk.models.dated import is_edtf

DATE_FIELDS = ("date_phrase", "date_anchor", "date_override", "date_override_why")


class LockedForm(forms.ModelForm):
    """A form that knows how many edits its row had when it was drawn, and is refused once there were more.

    A curator who has looked at the present version may send its count as `edits_looked_at`, and is then let through.
    """

    edits_seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    edits_looked_at = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["edits_seen"] = self.keeper.edits

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk and self.seen != self.keeper.edits:
            self.is_overtaken = True
            raise ValidationError(self.overtaken_sentence)
        return cleaned

    is_overtaken = False

    @property
    def seen(self) -> int | None:
        """The count of edits that this form's curator has looked at."""
        looked_at = self.cleaned_data.get("edits_looked_at")
        return self.cleaned_data.get("edits_seen") if looked_at is None else looked_at

    @cached_property
    def keeper(self):
        return keeper_of(self.instance)

    @property
    def overtaken_sentence(self) -> str:
        entry = last_change(self.keeper)
        if not entry:
            return _("“%(row)s” was changed after you opened this page.") % {"row": self.keeper}
        words = {"row": self.keeper, "curator": entry.user, "time": date_format(entry.action_time, "H:i")}
        words["day"] = date_format(entry.action_time, "j F Y")
        return _("“%(row)s” was changed by %(curator)s at %(time)s UTC on %(day)s, after you opened this page.") % words


class PartFormSet(BaseInlineFormSet):
    """Tells each of its forms which row is around it (`form.around`), as that row's own form has it by then.

    The rows that its lines show as chosen are found together, in one query for each column.
    """

    def __init__(self, *args, **kwargs):
        self._chosen = defaultdict(dict)
        super().__init__(*args, **kwargs)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.around = self.instance
        for name, field in form.fields.items():
            box = getattr(field.widget, "widget", field.widget)
            if isinstance(box, Choice):
                box.known, box.beside = self._chosen[name], partial(self._values, name)

    def _values(self, name):
        return [form[name].value() for form in self.forms]


class OneNegotiation(forms.ModelForm):
    """Refuses rows of another negotiation in the fields named by `same_negotiation`: records refer by slug in one."""

    same_negotiation = ()
    around = None

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        ours = self._negotiation_id(cleaned)
        for name in self.same_negotiation if ours else ():
            chosen = cleaned.get(name)
            rows = chosen if isinstance(chosen, QuerySet) else [chosen]
            for row in rows:
                if row and row.negotiation_id != ours:
                    self.add_error(name, _("“%(row)s” belongs to another negotiation.") % {"row": row})
        return cleaned

    def _negotiation_id(self, cleaned):
        if self.around:
            return self.around.negotiation_id
        chosen = cleaned.get("negotiation")
        return chosen.pk if chosen else keeper_of(self.instance).negotiation_id


class DatedForm(forms.ModelForm):
    """Reads the date phrase into the row when it is cleaned. `heard` is then what was made of it, if anything changed.

    An anchor left empty stands for the publication day of the source, so that it follows the source.
    """

    heard = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "date_anchor" in self.fields:
            self.fields["date_anchor"].help_text = _("Empty: the day on which the source was published.")
        row = self.instance
        if row.pk and row.date_anchor and row.date_anchor == dating.counts_from(row):
            self.initial["date_anchor"] = None

    def has_changed(self):
        # A date that is read anew, because its source is another one now, is a change although nothing was typed here.
        return super().has_changed() or bool(self.heard)

    def source_day(self):
        """The day the phrase counts from where the curator gives none; also for what is typed and not saved yet."""
        return dating.counts_from(self.instance)

    def clean_date_override(self):
        override = self.cleaned_data["date_override"]
        if override:
            is_edtf(override)
        return override

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        if not self.errors.keys() & set(DATE_FIELDS) and self._has_reasons(cleaned):
            self._read(cleaned)
        return cleaned

    def _has_reasons(self, cleaned):
        override, why = cleaned.get("date_override"), cleaned.get("date_override_why")
        if override and not why:
            self.add_error("date_override_why", _("Say why your reading stands: readers see the reason."))
        if why and not override:
            self.add_error("date_override", _("Give your reading, or take the reason away."))
        return bool(override) == bool(why)

    def _read(self, cleaned):
        row, phrase = self.instance, cleaned["date_phrase"]
        override, why = cleaned["date_override"], cleaned["date_override_why"]
        anchor = (cleaned["date_anchor"] or self.source_day()) if phrase else row.date_anchor
        stands = phrase == row.date_phrase and anchor == row.date_anchor and "is_ongoing" not in self.changed_data
        cleaned["date_anchor"] = anchor
        if stands and (override, why) == (row.date_override, row.date_override_why):
            return
        try:
            if stands and row.date_edtf:
                self.heard = dating.override_in(row, override=override, why=why)
            else:
                self.heard = dating.read_into(row, phrase=phrase, anchor=anchor, override=override, why=why)
        except Unreadable as reason:
            self.add_error("date_phrase", str(reason))
