"""What readers may ask for, checked at the door: a request becomes EventFilters, or a sentence on what is wrong."""

from dataclasses import replace

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.public.asking import search
from timeline.public.asking.filters import FIELD_NAMES, NOT_STATED, EventFilters
from timeline.public.asking.keyset import BadCursor, place_from
from timeline.public.asking.reading import BadWords, read_first_day, read_span
from timeline.public.wording import EVENT_KINDS, STATUSES

LONGEST = 200
RELEVANCE = "relevance"
"""The value of `order` that puts the best match first; without one the list is in order of time."""


class _Words(forms.CharField):
    def __init__(self, label, **options):
        super().__init__(label=label, required=False, max_length=LONGEST, **options)


class _Cursor(forms.CharField):
    def clean(self, value):
        try:
            return place_from(value) if value else None
        except BadCursor as bad:
            raise forms.ValidationError(str(bad)) from None


class _Menu(forms.Select):
    """A menu drawn in one go: of hundreds of options, Django would draw each by two templates."""

    def render(self, name, value, attrs=None, renderer=None):
        options = (
            format_html(_CHOSEN if str(each) == (value or "") else _OPTION, each, label) for each, label in self.choices
        )
        attrs = flatatt(self.build_attrs({**self.attrs, "name": name}, attrs))
        return format_html("<select{}>{}</select>", attrs, SafeString("".join(options)))


_OPTION, _CHOSEN = '<option value="{}">{}</option>', '<option value="{}" selected>{}</option>'


class TimelineForm(forms.Form):
    """The timeline's query string. `choices` are what the scope holds, `as_of` is the day that date words count from.

    Once the form is checked, `filters` holds what was right in it, and `heard` says how the date words were read.
    """

    use_required_attribute = False

    q = _Words(gettext_lazy("Search names, places, words"))
    when = _Words(gettext_lazy("Dates, in words"))
    since = _Words(gettext_lazy("From"))
    until = _Words(gettext_lazy("To"))
    actor = forms.ChoiceField(widget=_Menu, label=gettext_lazy("Person"), required=False)
    side = forms.ChoiceField(widget=_Menu, label=gettext_lazy("Side"), required=False)
    topic = forms.ChoiceField(widget=_Menu, label=gettext_lazy("Topic"), required=False)
    kind = forms.ChoiceField(widget=_Menu, label=gettext_lazy("Kind"), required=False)
    status = forms.ChoiceField(widget=_Menu, label=gettext_lazy("Status"), required=False)
    order = forms.ChoiceField(required=False, choices=[("", ""), (RELEVANCE, "")])
    after = _Cursor(required=False)
    before = _Cursor(required=False)

    def __init__(self, data, *, choices, as_of):
        super().__init__(data, label_suffix="")
        self.as_of = as_of
        self.heard = ""
        for name, (blank, some) in choices.items():
            self.fields[name].choices = [("", blank), *some]
            self.fields[name].error_messages["invalid_choice"] = _("“%(value)s” is not in this timeline.")

    def add_prefix(self, field_name):
        """Addresses say `from` and `to`, which no Python field can be called."""
        return {"since": "from", "until": "to"}.get(field_name, field_name)

    def clean(self):
        days = {"start": None, "end": None}
        for name in ("when", "since", "until"):
            if words := self.cleaned_data.get(name):
                self._read(name, words, days)
        if days["start"] and days["end"] and days["end"] < days["start"]:
            self.add_error("until" if self.cleaned_data.get("until") else "when", _("This ends before it begins."))
            days = {"start": None, "end": None}
        asked = {name: self.cleaned_data[name] for name in ASKED if name in self.cleaned_data}
        self.filters = replace(EventFilters(**asked), **days)
        before = self.cleaned_data.get("before")
        if self.is_ranked and before and not before.relevance:
            self.add_error("before", _("“%(place)s” is not a place in this list.") % {"place": before})

    def _read(self, name, words, days):
        try:
            span = read_span(words, as_of=self.as_of)
        except BadWords as bad:
            self.add_error(name, str(bad))
            return
        self.heard = _("Read as %(days)s.") % {"days": span.heard}
        if name != "until":
            days["start"] = span.start
        if name != "since":
            days["end"] = span.end

    @property
    def labels(self) -> dict[str, str]:
        """The words of each filter in use, by its name in an address: “person Jared Kushner”."""
        found = {}
        for address_name, value in self.filters.asked.items():
            field = self.fields[FIELD_NAMES.get(address_name, address_name)]
            shown = dict(field.choices).get(value, value) if isinstance(field, forms.ChoiceField) else f"“{value}”"
            labelled = _("%(name)s %(value)s") % {"name": str(field.label).lower(), "value": shown}
            # Words in quotes say by themselves that they are searched for.
            found[address_name] = shown if address_name == "q" else labelled
        return found

    @property
    def is_ranked(self) -> bool:
        """Whether the list stands by relevance, which only words give it."""
        return self.cleaned_data.get("order") == RELEVANCE and bool(search.wanted_by(self.filters.q))

    @property
    def has_unreadable_date(self) -> bool:
        """Whether all that is wrong is a date in words: then the list stays, and the answer is 422."""
        return bool(self.errors) and set(self.errors) <= {"when", "since", "until"}


class PlaceForm(forms.Form):
    """A place in a list that stands by sequence number: only what lies before it."""

    before = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)


class SinceForm(forms.Form):
    """The day from which on something is new, in words. `as_of` is the day that these count from."""

    use_required_attribute = False

    since = _Words(gettext_lazy("New since"))

    def __init__(self, data, *, as_of):
        super().__init__(data, label_suffix="")
        self.as_of = as_of

    def clean_since(self):
        words = self.cleaned_data["since"]
        try:
            return read_first_day(words, as_of=self.as_of) if words else None
        except BadWords as bad:
            raise forms.ValidationError(str(bad)) from None


class ListForm(forms.Form):
    """Where a list of actors or sources goes on: behind the one with the slug `after`."""

    has_unreadable_date = False
    after = forms.SlugField(required=False, max_length=120)


ASKED = ("q", "when", "since", "until", "actor", "side", "topic", "kind", "status")


def choices_in(facets) -> dict:
    """The choices of each menu from the facets of a scope: the words for none, then (value, label) pairs."""
    return {
        "actor": (_("Anyone"), facets.actors),
        "side": (_("Any side"), [*facets.sides, (NOT_STATED, _("Side not stated"))]),
        "topic": (_("Any topic"), facets.topics),
        "kind": (_("Any kind"), _worded(facets.kinds, EVENT_KINDS)),
        "status": (_("Any status"), _worded(facets.statuses, STATUSES)),
    }


def _worded(values, words):
    return sorted(((value, words[value]) for value in values), key=lambda choice: str(choice[1]))
