"""What readers may ask for, checked at the door: a request becomes EventFilters, or a sentence on what is wrong."""

from datetime import date
from urllib.parse import urlencode

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.dates.value import Reading
from timeline.public.alphabet import by_alphabet
from timeline.public.asking import search
from timeline.public.asking.filters import FIELD_NAMES, NAMES, NOT_STATED, OLDEST, RELEVANCE, EventFilters
from timeline.public.asking.keyset import BadCursor, place_from
from timeline.public.asking.reading import BadWords, read_first_day, read_span
from timeline.public.dates_in_words import in_words
from timeline.public.wording import CERTAINTIES, CHAIN_KINDS, EVENT_KINDS, IN_USE, STATUSES

LONGEST = 200


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
        attrs = flatatt(self.build_attrs({**self.attrs, "name": name}, attrs))
        return format_html("<select{}>{}</select>", attrs, self.drawn_options(value))

    def drawn_options(self, value) -> SafeString:
        """The choices as they stand within the menu, with `value` chosen."""
        options = (
            format_html(_CHOSEN if str(each) == (value or "") else _OPTION, each, label) for each, label in self.choices
        )
        return SafeString("".join(options))


_OPTION, _CHOSEN = '<option value="{}">{}</option>', '<option value="{}" selected>{}</option>'


class TimelineForm(forms.Form):
    """The timeline's query string. `choices` are what the scope holds, `as_of` is the day that date words count from.

    `others` are those of `choices` for `actor` that are no persons, as (slug, label).

    Once the form is checked, `filters` holds what was right in it, and `heard` says how the date words were read.
    Days in words and days in `from` and `to` must all hold.
    """

    use_required_attribute = False

    q = _Words(gettext_lazy("Search names, places, words"))
    when = _Words(gettext_lazy("Dates, in words"))
    since = _Words(gettext_lazy("From"))
    until = _Words(gettext_lazy("To"))
    certainty = forms.ChoiceField(widget=_Menu, label=gettext_lazy("Certainty of date"), required=False)
    actor = forms.ChoiceField(widget=_Menu, label=gettext_lazy("Person"), required=False)
    side = forms.ChoiceField(widget=_Menu, label=gettext_lazy("Side"), required=False)
    topic = forms.ChoiceField(widget=_Menu, label=gettext_lazy("Topic"), required=False)
    kind = forms.ChoiceField(widget=_Menu, label=gettext_lazy("Kind"), required=False)
    status = forms.ChoiceField(widget=_Menu, label=gettext_lazy("Status"), required=False)
    source = forms.ChoiceField(widget=_Menu, label=gettext_lazy("Source"), required=False)
    outlet = forms.ChoiceField(widget=_Menu, label=gettext_lazy("Outlet"), required=False)
    chain = forms.ChoiceField(widget=_Menu, label=gettext_lazy("Chain of reports"), required=False)
    order = forms.ChoiceField(required=False, choices=[("", ""), (RELEVANCE, ""), (OLDEST, "")])
    after = _Cursor(required=False)
    before = _Cursor(required=False)

    def __init__(self, data, *, choices, as_of, others=()):
        super().__init__(data, label_suffix="")
        self.as_of = as_of
        self.others = dict(others)
        self.heard = ""
        self.spans = {}
        for name, (blank, some) in choices.items():
            self.fields[name].choices = [("", blank), *some]
            self.fields[name].error_messages["invalid_choice"] = _("“%(value)s” is not in this timeline.")

    def add_prefix(self, field_name):
        """Addresses say `from` and `to`, which no Python field can be called."""
        return {"since": "from", "until": "to"}.get(field_name, field_name)

    def show_counts(self, counts):
        """Write behind each choice of a menu how many entries it leaves. `counts` gives these by filter and choice."""
        for name, by_choice in counts.items():
            field = self.fields[name]
            field.widget.choices = [_counted(*choice, by_choice) for choice in field.choices]
        if "certainty" not in counts:
            self.fields["certainty"].widget.choices = [("", _("Give dates first"))]

    @property
    def menus(self):
        """The fields that are menus, in the order of the page."""
        return [self[name] for name in MENUS]

    @property
    def drawn_options(self) -> dict[str, SafeString]:
        """By the id of each menu its choices, which an answer to htmx puts into the menu that stands there."""
        return {menu.id_for_label: menu.field.widget.drawn_options(menu.value()) for menu in self.menus}

    def clean_q(self):
        return " ".join(self.cleaned_data["q"].split())

    def clean(self):
        for name in ("when", "since", "until"):
            if words := self.cleaned_data.get(name):
                self._read(name, words)
        self.filters = self._asking({name: self.cleaned_data[name] for name in NAMES if name in self.cleaned_data})
        if self.filters.start and self.filters.end and self.filters.end < self.filters.start:
            self._refuse_days()
        self.heard = self.heard or _as_read(_between(self.filters.start, self.filters.end))
        self._refuse_places()

    def only(self, *names: str) -> EventFilters:
        """Of the filters in use those that are named, as in an address."""
        asked = self.filters.asked
        return self._asking({FIELD_NAMES.get(name, name): asked[name] for name in names if name in asked})

    def without(self, name: str) -> EventFilters:
        """The filters in use less one, by its name in an address."""
        return self.only(*(other for other in self.filters.asked if other != name))

    def alone(self, name: str) -> EventFilters:
        """One of the filters in use, by its name in an address; with the days, where it says how surely these hold."""
        return self.only(*(("when", "from", "to") if name == "certainty" else ()), name)

    def _asking(self, asked):
        spans = [self.spans[name] for name in asked if name in self.spans]
        order = self.cleaned_data.get("order", "")
        has_words = bool(search.wanted_by(asked.get("q", "")))
        return EventFilters(
            **asked,
            start=max((start for start, _end in spans if start), default=None),
            end=min((end for _start, end in spans if end), default=None),
            order="" if order == RELEVANCE and not has_words else order,
        )

    def _refuse_places(self):
        """Tell where a place is one of a list in another order."""
        order = self.filters.order
        for name in ("after", "before"):
            place = self.cleaned_data.get(name)
            if place and (name not in PLACES[order] or (order == RELEVANCE) != bool(place.relevance)):
                self.add_error(name, _("“%(place)s” is not a place in this list.") % {"place": place})

    def _refuse_days(self):
        """Tell that the dates leave no day, and go on without any."""
        by_words = self.filters.when and (self.filters.since or self.filters.until)
        wrong = _("No day is in all of these dates.") if by_words else _("This ends before it begins.")
        self.add_error("until" if self.filters.until else "when", wrong)
        self.spans.clear()
        self.filters = self.only(*self.filters.asked)

    def _read(self, name, words):
        try:
            span = read_span(words, as_of=self.as_of)
        except BadWords as bad:
            self.add_error(name, str(bad))
            return
        self.heard = _as_read(span.heard) if name == "when" else self.heard
        self.spans[name] = (span.start if name != "until" else None, span.end if name != "since" else None)

    @property
    def labels(self) -> dict[str, str]:
        """The words of each filter in use, by its name in an address: “person Jared Kushner”."""
        return {name: str(self._label(name, value)) for name, value in self.filters.asked.items()}

    def _label(self, name, value):
        # Words in quotes say by themselves that they are searched for.
        if name == "q":
            return _("“%(phrase)s”") % {"phrase": value}
        if name == "when":
            return _("dates “%(words)s”") % {"words": value}
        if name in IN_USE:
            return IN_USE[name][value]
        if name == "actor" and value in self.others:
            return _("%(value)s taking part") % {"value": self.others[value]}
        field = self.fields[FIELD_NAMES.get(name, name)]
        shown = dict(field.choices)[value] if isinstance(field, forms.ChoiceField) else _day_or_words(value)
        return _("%(name)s %(value)s") % {"name": str(field.label).lower(), "value": shown}

    @property
    def query(self) -> str:
        """The one query string of what is asked for: the filters, the order, and the place in the list."""
        places = {name: self.cleaned_data[name] for name in ("after", "before") if self.cleaned_data.get(name)}
        return "&".join(part for part in (self.filters.query, urlencode(places)) if part)

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


PLACES = {"": ("after", "before"), RELEVANCE: ("before",), OLDEST: ("after",)}
"""From where on a list goes on, by its order: a list by time does so both ahead and back."""

MENUS = ("actor", "side", "topic", "kind", "status", "certainty", "source", "outlet", "chain")


def choices_in(facets) -> dict:
    """The choices of each menu from the facets of a scope: the words for none, then (value, label) pairs."""
    return {
        "actor": (_("Anyone"), [*_sorted(facets.actors), *facets.others]),
        "side": (_("Any side"), [*_sorted(facets.sides), (NOT_STATED, _("Side not stated"))]),
        "topic": (_("Any topic"), facets.topics),
        "kind": (_("Any kind"), _worded(facets.kinds, EVENT_KINDS)),
        "status": (_("Any status"), _worded(facets.statuses, STATUSES)),
        "source": (_("Any source"), [(slug, _source(title, day)) for slug, title, day in facets.sources]),
        "outlet": (_("Any outlet"), _sorted(facets.outlets)),
        "chain": (_("Any chain"), CHAIN_KINDS.items()),
        "certainty": (_("Sure or possible"), CERTAINTIES.items()),
    }


def _worded(values, words):
    return _sorted((value, words[value]) for value in values)


def _sorted(choices):
    return sorted(choices, key=lambda choice: by_alphabet(str(choice[1])))


def _source(title, day):
    return _("%(day)s: %(title)s") % {"day": _day(day), "title": title}


def _day_or_words(text):
    try:
        return _day(date.fromisoformat(text))
    except ValueError:
        return f"“{text}”"


def _day(day):
    return in_words(Reading(edtf=day.isoformat()))


def _as_read(days):
    return _("Read as %(days)s.") % {"days": days} if days else ""


def _between(start, end):
    """The days from `start` to `end` in words; either may be None, and where both are there is nothing to say."""
    if start == end:
        return _day(start) if start else ""
    days = (day.isoformat() if day else ".." for day in (start, end))
    return in_words(Reading(edtf="/".join(days)))


def _counted(value, label, numbers):
    return value, _("%(choice)s (%(n)d)") % {"choice": label, "n": numbers[value]} if value else label
