"""A date phrase read while a curator types it: what stands below the date fields of the desk, asked for by htmx."""

from django import forms
from django.contrib.admin.views.decorators import staff_member_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from timeline.dates.reader import Unreadable
from timeline.dates.value import FuzzyDate
from timeline.desk import dating
from timeline.desk.models import Event, Source
from timeline.desk.models.dated import is_edtf


class PhraseForm(forms.Form):
    """The date fields of a page as they are typed, and the source whose day they count from if they name no other."""

    date_phrase = forms.CharField(max_length=200, required=False)
    date_anchor = forms.DateField(required=False)
    date_override = forms.CharField(max_length=200, required=False, validators=[is_edtf])
    date_override_why = forms.CharField(required=False)
    is_ongoing = forms.BooleanField(required=False)
    source = forms.ModelChoiceField(Source.objects.all(), required=False)

    def read(self) -> dict:
        """What the page prints of the phrase: how it is read, with its drawing, or the sentence that refuses it."""
        try:
            return dating.readings(self.date())
        except Unreadable as refusal:
            return {"refusal": str(refusal)}

    def date(self) -> FuzzyDate:
        """The phrase as it is read, with what a curator says against it. Raises Unreadable."""
        asked = self.cleaned_data
        row = Event(is_ongoing=asked["is_ongoing"])
        dating.read_into(
            row,
            phrase=asked["date_phrase"],
            anchor=asked["date_anchor"] or (asked["source"] and asked["source"].published_on),
            override=asked["date_override"],
            why=asked["date_override_why"],
        )
        return row.date


@never_cache
@staff_member_required
@require_GET
def read_date(request):
    """How a phrase is read, as the part of a page below its fields. What is amiss in a field is told there too."""
    form = phrase_form(request.GET)
    if form.is_valid():
        return render(request, "admin/timeline/how_read.html#reading", form.read())
    sentences = " ".join(sentence for errors in form.errors.values() for sentence in errors)
    return render(request, "admin/timeline/how_read.html#reading", {"refusal": sentences})


def phrase_form(asked) -> PhraseForm:
    """The date fields among those of a page, whichever line of it they stand in."""
    return PhraseForm({name: _last(asked, name) for name in PhraseForm.base_fields})


def _last(asked, name):
    """The value of a field, whichever line of a page it stands in: `citations-0-date_phrase` is a date_phrase."""
    values = [value for key, value in asked.items() if key == name or key.endswith(f"-{name}")]
    return values[-1] if values else ""
