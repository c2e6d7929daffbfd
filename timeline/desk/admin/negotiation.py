"""Negotiations, with their parties and topics."""

from django import forms
from django.contrib import admin
from django.urls import reverse
from django.utils.translation import gettext as _

from timeline.desk.admin.fields import Lines, LinesFormSet
from timeline.desk.admin.forms import LockedForm
from timeline.desk.admin.part import PartAdmin
from timeline.desk.admin.publishable import PublishableAdmin, StateFilter
from timeline.desk.models import Negotiation, Party, Topic

TAKEN_ADDRESSES = frozenset({"admin", "embed", "healthz", "readyz", "s", "static"})


class NegotiationForm(LockedForm):
    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        if slug in TAKEN_ADDRESSES:
            raise forms.ValidationError(
                _("“%(slug)s” is an address of this site already. Choose another slug."), params={"slug": slug}
            )
        return slug


class PartyInline(Lines):
    model = Party
    autocomplete_fields = ["actor"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("actor").order_by("position", "slot")


class TopicFormSet(LinesFormSet):
    def add_fields(self, form, index):
        super().add_fields(form, index)
        # Published records name a topic by its slug.
        if form.instance.pk and self.instance.published_sha256:
            form.fields["slug"].disabled = True


class TopicInline(Lines):
    model = Topic
    formset = TopicFormSet
    fields = ["label", "slug", "position"]
    prepopulated_fields = {"slug": ("label",)}

    def get_queryset(self, request):
        return super().get_queryset(request).order_by("position", "pk")


@admin.register(Negotiation)
class NegotiationAdmin(PublishableAdmin):
    form = NegotiationForm
    inlines = [PartyInline, TopicInline]
    list_display = ["title", "visibility", "state"]
    list_filter = [StateFilter, "visibility"]
    search_fields = ["title", "short_title", "slug", "parties__actor__name", "parties__actor__names__text"]
    ordering = ["title", "pk"]
    fieldsets = [(None, {"fields": ["title", "slug", "short_title", "state_of_play", "visibility"]})]

    def view_on_site(self, negotiation):
        return reverse("negotiation:timeline", args=[negotiation.slug]) if negotiation.published_sha256 else None


@admin.register(Topic)
class TopicAdmin(PartAdmin):
    """Only for choosing one, or adding one from where it is chosen: topics are kept on the page of a negotiation."""

    list_display = ["label", "negotiation"]
    list_select_related = ["negotiation"]
    search_fields = ["label", "slug", "negotiation__title"]
    ordering = ["negotiation", "position", "pk"]
    fields = ["negotiation", "label", "slug", "position"]
    autocomplete_fields = ["negotiation"]
    prepopulated_fields = {"slug": ("label",)}

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_changeform_initial_data(self, request):
        negotiations = list(Negotiation.objects.order_by("pk")[:2])
        only = {"negotiation": negotiations[0].pk} if len(negotiations) == 1 else {}
        return only | super().get_changeform_initial_data(request)
