"""Versions of the plan, provisions, and what is known of each provision in each version."""

from django.contrib import admin, messages
from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy

from timeline.desk.admin.citation import CitationInline, FirstCitedForm
from timeline.desk.admin.dated import DATE_ROWS, ShowsDate
from timeline.desk.admin.desk import count_of_citations
from timeline.desk.admin.fields import Lines
from timeline.desk.admin.forms import LockedForm, OneNegotiation
from timeline.desk.admin.part import PartAdmin
from timeline.desk.admin.publishable import PublishableAdmin, StateFilter
from timeline.desk.models import PeacePlanVersion, PlanRelation, Provision, ProvisionReading
from timeline.desk.recording import record_of
from timeline.public import comparison
from timeline.records.document import FORMAT, Document


class PlanVersionForm(LockedForm, FirstCitedForm):
    pass


class PlanRelationForm(OneNegotiation):
    same_negotiation = ["other"]


class PlanRelationInline(Lines):
    model = PlanRelation
    form = PlanRelationForm
    fk_name = "version"
    autocomplete_fields = ["other"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("other").order_by("pk")


class ReadingForm(OneNegotiation):
    same_negotiation = ["provision"]


class ReadingInline(Lines):
    model = ProvisionReading
    form = ReadingForm
    autocomplete_fields = ["provision"]
    fields = ["provision", "state", "number", "note", "cited"]
    readonly_fields = ["cited"]

    def get_queryset(self, request):
        readings = super().get_queryset(request).select_related("provision")
        return readings.annotate(citation_count=Count("citations")).order_by("provision__slug", "pk")

    @admin.display(description=gettext_lazy("wording and citations"))
    def cited(self, reading):
        return count_of_citations(reading)


@admin.register(PeacePlanVersion)
class PlanVersionAdmin(ShowsDate, PublishableAdmin):
    form = PlanVersionForm
    inlines = [CitationInline, ReadingInline, PlanRelationInline]
    slug_from = "label"
    fixed_once_published = ("slug", "negotiation")
    list_display = ["label", "points", "state", "negotiation"]
    list_filter = [StateFilter, "negotiation"]
    list_select_related = ["negotiation"]
    search_fields = ["label", "slug", "authorship", "readings__provision__title"]
    ordering = ["negotiation", "label", "pk"]
    autocomplete_fields = ["negotiation", "introduced_by", "text_source"]
    readonly_fields = ["how_read"]
    fieldsets = [
        (None, {"fields": ["negotiation", "label", "slug", "points", "authorship", "note"]}),
        (gettext_lazy("When"), {"fields": DATE_ROWS}),
        (None, {"fields": ["introduced_by", "text_source", "not_said"]}),
    ]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        for sentence in strains_of(form.instance):
            self.message_user(request, sentence, messages.WARNING)

    def view_on_site(self, version):
        return reverse("negotiation:plans", args=[version.negotiation.slug]) if version.published_sha256 else None


def strains_of(version) -> list[str]:
    """What does not fit between a version's readings and those of versions related to it, as they stand at the desk."""
    document = Document(
        format=FORMAT,
        negotiation=record_of(version.negotiation),
        provisions=tuple(record_of(row) for row in version.negotiation.provisions.order_by("slug")),
        plan_versions=tuple(record_of(row) for row in version.negotiation.plan_versions.order_by("slug")),
    )
    pairs = [(relation.other.slug, version.slug) for relation in version.relations.select_related("other")]
    pairs += [(version.slug, relation.version.slug) for relation in version.related_from.select_related("version")]
    return list(dict.fromkeys(sentence for a, b in pairs for sentence in comparison.strains(document, a, b)))


class ProvisionForm(LockedForm, OneNegotiation):
    same_negotiation = ["topic"]


@admin.register(Provision)
class ProvisionAdmin(PublishableAdmin):
    form = ProvisionForm
    fixed_once_published = ("slug", "negotiation")
    list_display = ["title", "topic", "state", "negotiation"]
    list_filter = [StateFilter, "negotiation", "topic"]
    list_select_related = ["negotiation", "topic"]
    search_fields = ["title", "slug", "topic__label"]
    ordering = ["negotiation", "title", "pk"]
    autocomplete_fields = ["negotiation", "topic"]
    fieldsets = [(None, {"fields": ["negotiation", "title", "slug", "topic", "note"]})]


class ReadingPageForm(LockedForm, OneNegotiation):
    same_negotiation = ["related"]


@admin.register(ProvisionReading)
class ReadingAdmin(PartAdmin):
    """One reading with its wording and its own citations; it is added and removed on the version's page."""

    form = ReadingPageForm
    inlines = [CitationInline]
    list_display = ["provision", "version", "state"]
    list_select_related = ["provision", "version"]
    search_fields = ["provision__title", "version__label", "wording", "note"]
    ordering = ["-pk"]
    autocomplete_fields = ["related"]
    readonly_fields = ["version", "provision"]
    fieldsets = [
        (None, {"fields": ["version", "provision", "state", "number", "wording", "language", "related", "note"]})
    ]

    def has_add_permission(self, request):
        return False
