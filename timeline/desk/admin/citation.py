"""Citations: below the fact that they are for, and on a page of their own with the hops of the chain."""

import re

from django.contrib import admin
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.desk import dating
from timeline.desk.admin.chains import ChainField, line_of, read_chain, write_chain
from timeline.desk.admin.dated import DATE_ROWS, ShowsDate, ShowsDateInLine
from timeline.desk.admin.desk import page_of
from timeline.desk.admin.fields import Blocks
from timeline.desk.admin.forms import DatedForm, LockedForm
from timeline.desk.admin.part import PartAdmin
from timeline.desk.keeping import keeper_of
from timeline.desk.models import Citation, Hop, Source
from timeline.desk.models.citation import TARGETS


class CitedDateForm(DatedForm):
    """The date that a citation states counts from the day its source was published."""

    def source_day(self):
        source = getattr(self, "cleaned_data", {}).get("source")
        return source.published_on if source else dating.counts_from(self.instance)


class FirstCitedForm(DatedForm):
    """The date of a noun counts from the day its first citation's source was published."""

    def source_day(self):
        if not self.is_bound:
            return super().source_day()
        typed = sorted(_sources_typed(self.data))
        source = Source.objects.filter(pk=typed[0][-1]).first() if typed else None
        return source.published_on if source else None


def _sources_typed(data):
    """Order and key of each source typed in the citations further down the page, whose forms are not cleaned yet."""
    for name, key in data.items():
        line = _SOURCE_FIELD.fullmatch(name)
        if line and _number(key) and not data.get(f"{line[1]}-DELETE"):
            yield _number(data.get(f"{line[1]}-position", "")), _number(line[2]), _number(key)


def _number(text):
    return int(text) if text.isdecimal() and len(text) < 19 else 0


_SOURCE_FIELD = re.compile(r"(citations-(\d+))-source")


class CitationLineForm(CitedDateForm):
    """A citation below its fact, with its chain as one line."""

    chain_line = ChainField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["chain_line"] = line_of(self.instance)

    def clean_chain_line(self):
        line = self.cleaned_data["chain_line"]
        # A line that nobody touched is left unread: since it was written, one of its names may have become ambiguous.
        return read_chain(line) if "chain_line" in self.changed_data else line

    def save(self, commit=True):  # noqa: FBT002 - Django's own signature
        citation = super().save(commit=commit)
        if not commit:
            return citation
        if "chain_line" in self.changed_data:
            write_chain(citation, self.cleaned_data["chain_line"])
        if "source" in self.changed_data and self.initial.get("source"):
            was = Source.objects.get(pk=self.initial["source"]).published_on
            dating.follow(citation.chain.all(), was=was, now=citation.source.published_on)
        return citation


class CitationInline(ShowsDateInLine, Blocks):
    model = Citation
    form = CitationLineForm
    autocomplete_fields = ["source"]
    readonly_fields = ["how_read", "hops"]
    fieldsets = [
        (None, {"fields": [("source", "position"), "chain_line", "hops", ("supports", "locator")]}),
        (gettext_lazy("Date that this source states for it"), {"classes": ["collapse"], "fields": DATE_ROWS}),
    ]

    def get_queryset(self, request):
        citations = super().get_queryset(request).select_related("source").prefetch_related("chain__actor")
        return citations.order_by("position", "pk")

    def get_extra(self, request, obj=None, **kwargs):
        return 0 if obj else 1

    @admin.display(description=gettext_lazy("in words"))
    def hops(self, citation):
        return render_to_string("admin/timeline/chain.html", {"citation": citation, "hops": _in_order(citation)})


class HopForm(DatedForm):
    def source_day(self):
        return dating.counts_from(self.around or self.instance.citation)


class HopInline(ShowsDateInLine, Blocks):
    model = Hop
    form = HopForm
    autocomplete_fields = ["actor"]
    readonly_fields = ["how_read"]
    fieldsets = [
        (None, {"fields": [("position", "actor", "verb", "is_held"), "note"]}),
        (gettext_lazy("When they did so"), {"classes": ["collapse"], "fields": DATE_ROWS}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("actor", "citation__source").order_by("position", "pk")


class CitationForm(LockedForm, CitedDateForm):
    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        named = [name for name in TARGETS if cleaned.get(name)]
        if not self.instance.pk and len(named) != 1:
            refusal = _("A citation is for exactly one fact: an event, a participation, a plan version or a reading.")
            self.add_error((named or TARGETS)[-1], refusal)
        return cleaned


@admin.register(Citation)
class CitationAdmin(ShowsDate, PartAdmin):
    form = CitationForm
    inlines = [HopInline]
    list_display = ["source", "fact", "supports", "date_phrase"]
    list_filter = ["source__outlet"]
    list_select_related = [
        "source",
        "event",
        "participation__event",
        "participation__actor",
        "plan_version",
        "reading__version",
        "reading__provision",
    ]
    search_fields = [
        "source__title",
        "source__outlet__name",
        "event__title",
        "participation__event__title",
        "plan_version__label",
        "reading__provision__title",
        "chain__actor__name",
        "chain__actor__names__text",
        "supports",
    ]
    ordering = ["-pk"]
    autocomplete_fields = ["source", *TARGETS]
    readonly_fields = ["how_read"]
    fieldsets = [
        (None, {"fields": [TARGETS, ("source", "position"), ("supports", "locator")]}),
        (gettext_lazy("Date that this source states for it"), {"fields": DATE_ROWS}),
    ]

    @admin.display(description=gettext_lazy("for"))
    def fact(self, citation):
        keeper, fact = keeper_of(citation), citation.target
        name = keeper if keeper == fact else f"{keeper}: {fact}"
        return format_html('<a href="{}">{}</a>', page_of(fact), name)

    def get_fieldsets(self, request, obj=None):
        if not obj:
            return super().get_fieldsets(request, obj)
        (name, options), *others = super().get_fieldsets(request, obj)
        return [(name, {**options, "fields": ["fact", *options["fields"][1:]]}), *others]

    def get_readonly_fields(self, request, obj=None):
        # A citation stays with its fact; to move it, make it anew.
        return [*super().get_readonly_fields(request, obj), *(["fact"] if obj else [])]


def _in_order(citation):
    return sorted(citation.chain.all(), key=lambda hop: (hop.position, hop.pk)) if citation.pk else []
