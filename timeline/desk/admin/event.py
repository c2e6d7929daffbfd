"""Events: who took part, who says so, what they are known to follow, and their stages."""

from django import forms
from django.contrib import admin
from django.db.models import Count, F
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.dates.wording import in_words
from timeline.desk.admin.alike import PointsOutAlike
from timeline.desk.admin.citation import CitationInline, FirstCitedForm
from timeline.desk.admin.citing import CitesMany
from timeline.desk.admin.copying import Copies
from timeline.desk.admin.dated import DATE_ROWS, ShowsDate
from timeline.desk.admin.desk import count_of_citations
from timeline.desk.admin.fields import Blocks, Lines
from timeline.desk.admin.forms import LockedForm, OneNegotiation
from timeline.desk.admin.imports import csv_answer
from timeline.desk.admin.part import PartAdmin
from timeline.desk.admin.publishable import PublishableAdmin, StateFilter
from timeline.desk.imports.outgoing import our_table
from timeline.desk.models import Event, EventOrder, Participation, PlanMention


class EventForm(LockedForm, OneNegotiation, FirstCitedForm):
    same_negotiation = ["topics"]

    def clean(self):
        # A date that goes on is read as its start, so the reader has to know.
        self.instance.is_ongoing = self.cleaned_data.get("is_ongoing", False)
        return super().clean()


class ParticipationForm(forms.ModelForm):
    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("actor") and not cleaned.get("note") and "note" not in self.errors:
            self.add_error("note", _("Name an actor, or write what is not known: “other side not stated”."))
        return cleaned


class ParticipationInline(Blocks):
    model = Participation
    form = ParticipationForm
    autocomplete_fields = ["actor", "side"]
    fields = [("actor", "role", "capacity"), ("side", "note", "position", "cited")]
    readonly_fields = ["cited"]

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("actor", "side")
        return rows.annotate(citation_count=Count("citations")).order_by("position", "pk")

    def get_extra(self, request, obj=None, **kwargs):
        return 0 if obj else 1

    @admin.display(description=gettext_lazy("citations"))
    def cited(self, participation):
        return count_of_citations(participation)


class EventOrderForm(OneNegotiation):
    same_negotiation = ["earlier"]

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        earlier = cleaned.get("earlier")
        if earlier and self.around.pk and _is_known_to_follow(earlier, self.around):
            words = {"earlier": earlier, "later": self.around}
            self.add_error("earlier", _("“%(earlier)s” is itself stated to come after “%(later)s”.") % words)
        return cleaned


class EventOrderInline(Lines):
    model = EventOrder
    form = EventOrderForm
    fk_name = "later"
    autocomplete_fields = ["earlier"]
    verbose_name = gettext_lazy("event that this one is known to follow")
    verbose_name_plural = gettext_lazy("known to come after")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("later", "earlier").order_by("pk")


class PlanMentionForm(OneNegotiation):
    same_negotiation = ["version"]

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("version") and not cleaned.get("note") and not self.errors:
            self.add_error("note", _("Name a version, or write that it is not stated which."))
        return cleaned


class PlanMentionInline(Lines):
    model = PlanMention
    form = PlanMentionForm
    autocomplete_fields = ["version"]
    fields = ["position", "version", "note"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("version").order_by("position", "pk")


@admin.register(Event)
class EventAdmin(PointsOutAlike, CitesMany, Copies, ShowsDate, PublishableAdmin):
    form = EventForm
    inlines = [CitationInline, ParticipationInline, EventOrderInline, PlanMentionInline]
    actions = [*PublishableAdmin.actions, "cite_selected", "download_selected"]
    fixed_once_published = ("slug", "negotiation")
    list_display = ["title", "when", "short_status", "state", "stage_of", "short_negotiation"]
    list_filter = [StateFilter, "negotiation", "kind", "status", "topics"]
    list_select_related = ["negotiation", "parent"]
    search_fields = [
        "title",
        "summary",
        "slug",
        "place",
        "place_printed",
        "participations__capacity",
        "participations__actor__name",
        "participations__actor__short_name",
        "participations__actor__names__text",
    ]
    ordering = [F("date_latest").desc(nulls_first=True), F("date_earliest").desc(nulls_first=True), "-pk"]
    autocomplete_fields = ["negotiation", "parent", "topics"]
    readonly_fields = ["how_read", "alike", "stages_listed"]
    watched = [
        *("id_negotiation", "id_parent", "id_date_phrase", "id_date_anchor", "id_date_override"),
        "participations-group",
    ]
    asks_with = (
        f"{ShowsDate.asks_with}, [name=negotiation], [name=parent], "
        "[name^=participations-][name$=-actor], [name^=participations-][name$=-side]"
    )
    likeness = ["date_phrase", "date_anchor", "date_override"]
    fieldsets = [
        (None, {"fields": ["negotiation", "title", "slug", ("kind", "status"), "summary"]}),
        (gettext_lazy("When"), {"fields": [*DATE_ROWS, ("is_ongoing", "duration"), "date_note", "left_open", "alike"]}),
        (
            gettext_lazy("What and where"),
            {"fields": ["account", "note", ("place", "place_printed"), "topics", "not_said"]},
        ),
        (gettext_lazy("Stages"), {"fields": [("parent", "position"), "stages_listed"]}),
    ]

    @admin.action(description=gettext_lazy("Download selected as CSV"))
    def download_selected(self, request, queryset):
        return csv_answer(our_table(queryset), name="events")

    def view_on_site(self, event):
        return (
            reverse("negotiation:event", args=[event.negotiation.slug, event.slug]) if event.published_sha256 else None
        )

    @admin.display(description=gettext_lazy("when"), ordering="date_latest")
    def when(self, event):
        return in_words(event.date)

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def short_status(self, event):
        return event.get_status_display().partition(":")[0]

    @admin.display(description=gettext_lazy("negotiation"), ordering="negotiation")
    def short_negotiation(self, event):
        return event.negotiation.short_title or event.negotiation

    @admin.display(description=gettext_lazy("stage of"), ordering="parent__title")
    def stage_of(self, event):
        return event.parent

    @admin.display(description=gettext_lazy("its stages"))
    def stages_listed(self, event):
        stages = list(event.stages.order_by("position", "pk")) if event.pk else []
        next_position = stages[-1].position + 1 if stages else 1
        context = {"event": event, "stages": stages, "next_position": next_position}
        return render_to_string("admin/timeline/stages.html", context)


@admin.register(Participation)
class ParticipationAdmin(PartAdmin):
    """One participation with its own citations; it is added and removed on the event's page."""

    inlines = [CitationInline]
    list_display = ["__str__", "role", "event"]
    list_select_related = ["actor", "event"]
    search_fields = ["actor__name", "actor__names__text", "event__title", "note"]
    ordering = ["-pk"]
    autocomplete_fields = ["actor", "side"]
    readonly_fields = ["event"]
    fieldsets = [(None, {"fields": ["event", "actor", "role", "capacity", "side", "note"]})]

    def has_add_permission(self, request):
        return False


def _is_known_to_follow(event, other):
    """Whether `event` is `other`, or is stated to come after it, however many steps apart."""
    reached, newly = set(), {event.pk}
    while newly and other.pk not in newly:
        reached |= newly
        newly = set(EventOrder.objects.filter(later__in=newly).values_list("earlier", flat=True)) - reached
    return other.pk in newly
