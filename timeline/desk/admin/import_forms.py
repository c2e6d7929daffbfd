"""The forms of an import: which file, how to read it, and what is true of all of its rows."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.desk.imports.columns import FIELDS, guess
from timeline.desk.imports.days import DayOrder
from timeline.desk.imports.drafts import GivenSource, Terms
from timeline.desk.imports.formats import FORMATS
from timeline.desk.imports.staging import file_of
from timeline.desk.imports.table import DELIMITERS
from timeline.desk.imports.text import ENCODINGS
from timeline.desk.models import Actor, Event, Import, Negotiation
from timeline.records.actor import ActorKind
from timeline.records.event import EventKind, Status

FIND_OUT = ("", gettext_lazy("Find out"))
MOST_SAMPLES = 50
CHOOSE = ("", gettext_lazy("Choose"))
WIDE = {"class": "vLargeTextField"}


class FileForm(forms.Form):
    """A file, the negotiation that it is for, and its encoding where a curator knows better."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("A timeline document (JSON), a table (CSV), or a TimelineJS file (CSV or JSON)."),
    )
    negotiation = forms.ModelChoiceField(
        Negotiation.objects.order_by("title", "pk"),
        label=gettext_lazy("Negotiation"),
        required=False,
        help_text=gettext_lazy("What the events are drafted for. A timeline document names its own."),
    )
    encoding = forms.ChoiceField(label=gettext_lazy("Encoding"), required=False, choices=[FIND_OUT, *ENCODINGS.items()])

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > settings.IMPORT_MOST_MB * 2**20:
            raise forms.ValidationError(
                _("The file has more than %(most)s MB. Divide it into several files."),
                params={"most": settings.IMPORT_MOST_MB},
            )
        return file


class ReadingForm(forms.Form):
    """How a table that was received is read, where what was found out is wrong."""

    encoding = forms.ChoiceField(label=gettext_lazy("Encoding"), choices=list(ENCODINGS.items()))
    delimiter = forms.ChoiceField(label=gettext_lazy("Columns are parted by"), choices=list(DELIMITERS.items()))


class TermsForm(forms.Form):
    """What is true of the whole file, and for a table which column goes where."""

    outlet = forms.CharField(
        label=gettext_lazy("Outlet"),
        max_length=200,
        widget=forms.TextInput({"list": "outlets", **WIDE}),
        help_text=gettext_lazy("Who published the file. An outlet that the desk does not have yet is drafted too."),
    )
    title = forms.CharField(label=gettext_lazy("Title"), max_length=300, widget=forms.TextInput(WIDE))
    url = forms.URLField(
        label=gettext_lazy("Address"),
        max_length=1000,
        required=False,
        assume_scheme="https",
        widget=forms.URLInput({"class": "vURLField"}),
    )
    published_on = forms.DateField(
        label=gettext_lazy("Published on"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        help_text=gettext_lazy("Dates in words count from this day."),
    )
    collection = forms.CharField(
        label=gettext_lazy("Collection"),
        max_length=100,
        help_text=gettext_lazy(
            "What this file is an edition of. A later edition under the same name updates these events by their ids."
        ),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=[CHOOSE, *Event._meta.get_field("kind").choices])
    status = forms.ChoiceField(label=gettext_lazy("Status"), choices=[CHOOSE, *Event._meta.get_field("status").choices])
    order = forms.ChoiceField(
        label=gettext_lazy("03/04/1998 is"),
        choices=[
            (DayOrder.DAY_FIRST, gettext_lazy("3 April 1998")),
            (DayOrder.MONTH_FIRST, gettext_lazy("4 March 1998")),
        ],
    )
    actor_kind = forms.ChoiceField(
        label=gettext_lazy("New actors are"),
        choices=Actor._meta.get_field("kind").choices,
        initial=ActorKind.ORGANISATION,
    )

    SOURCE = ("outlet", "title", "url", "published_on")
    ROWS = ("collection", "kind", "status", "order", "actor_kind")

    def __init__(self, *args, staged: Import, **kwargs):
        self.staged = staged
        super().__init__(*args, initial=_initial(staged), **kwargs)
        self.columns = []
        if FORMATS[staged.shape].is_mapped:
            self.columns = [self._add_column(number, name) for number, name in enumerate(staged.heading)]
        else:
            del self.fields["order"]

    def clean(self):
        cleaned = super().clean()
        taken = {}
        for number, name in self._mapped(cleaned):
            if name in taken:
                words = {"column": self.staged.heading[taken[name]] or taken[name] + 1}
                self.add_error(f"column_{number}", _("“%(column)s” goes there already.") % words)
            taken.setdefault(name, number)
        if self.columns and "title" not in taken:
            self.add_error(None, _("Say which column holds the title of the event."))
        return cleaned

    @property
    def mapping(self) -> dict[int, str]:
        """Column number -> field, of the columns that go anywhere."""
        return dict(self._mapped(self.cleaned_data))

    @property
    def terms(self) -> Terms:
        """What was said of the whole file."""
        said = self.cleaned_data
        return Terms(
            collection=said["collection"],
            kind=EventKind(said["kind"]),
            status=Status(said["status"]),
            order=DayOrder(said.get("order") or DayOrder.DAY_FIRST),
            actor_kind=ActorKind(said["actor_kind"]),
            source=GivenSource(
                outlet=said["outlet"], title=said["title"], url=said["url"], published_on=said["published_on"]
            ),
        )

    def of_source(self):
        return [self[name] for name in self.SOURCE]

    def of_rows(self):
        return [self[name] for name in self.ROWS if name in self.fields]

    def _mapped(self, cleaned):
        chosen = ((number, cleaned.get(f"column_{number}")) for number, _field in enumerate(self.columns))
        return [(number, name) for number, name in chosen if name]

    def _add_column(self, number, name):
        label = name or _("Column %(number)s") % {"number": number + 1}
        choices = [("", _("Nowhere")), *((field.name, field.label) for field in FIELDS.values())]
        self.fields[f"column_{number}"] = forms.ChoiceField(
            label=label,
            choices=choices,
            required=False,
            widget=forms.Select({"aria-label": _("Where “%(column)s” goes") % {"column": label}}),
        )
        return f"column_{number}"


def _initial(staged):
    """What was said of this file, else of the last one with the same columns, else what their names suggest."""
    like = staged if staged.terms else _last_like(staged)
    if not like:
        return _guessed(staged) | {"collection": staged.name.rpartition(".")[0][:100] or staged.name[:100]}
    source, terms = like.terms["source"], {name: text for name, text in like.terms.items() if name != "source"}
    return _boxes(like.mapping) | terms | source


def _guessed(staged):
    return _boxes(guess(staged.heading, file_of(staged).samples(MOST_SAMPLES))) if staged.heading else {}


def _boxes(mapping):
    return {f"column_{number}": name for number, name in mapping.items()}


def _last_like(staged):
    earlier = Import.objects.filter(negotiation=staged.negotiation, shape=staged.shape, drafted_at__isnull=False)
    found = (each for each in earlier.order_by("-drafted_at")[:20] if each.heading == staged.heading)
    return next(found, None)
