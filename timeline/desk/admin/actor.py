"""Actors, with their names as sources print them, and the offices that they hold."""

from django.contrib import admin
from django.utils.translation import gettext_lazy

from timeline.desk.admin.alike import PointsOutAlike
from timeline.desk.admin.fields import Lines
from timeline.desk.admin.merging import MergeableAdmin
from timeline.desk.admin.publishable import StateFilter
from timeline.desk.models import Actor, Name, Office


class NameInline(Lines):
    model = Name
    autocomplete_fields = ["source"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("source__outlet").order_by("pk")


class OfficeInline(Lines):
    model = Office
    fk_name = "actor"
    autocomplete_fields = ["organisation", "source"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("organisation", "source").order_by("pk")


@admin.register(Actor)
class ActorAdmin(PointsOutAlike, MergeableAdmin):
    inlines = [NameInline, OfficeInline]
    slug_from = "name"
    list_display = ["name", "kind", "represents", "state"]
    list_filter = [StateFilter, "kind", "is_unnamed"]
    list_select_related = ["represents", "merged_into"]
    search_fields = ["name", "short_name", "slug", "names__text", "offices__title"]
    ordering = ["name", "pk"]
    autocomplete_fields = ["represents", "affiliation_source"]
    readonly_fields = ["alike"]
    watched = ["id_name", "id_short_name", "names-group"]
    asks_with = "[name=name], [name=short_name], [name^=names-][name$=-text]"
    likeness = ["name", "short_name"]
    compared = ["name", "slug", "kind", "short_name", "represents", "count", "affiliation_label", "note"]
    parts = ["names", "offices"]
    fieldsets = [
        (
            None,
            {"fields": ["kind", "name", "alike", "slug", "short_name", "represents", ("is_unnamed", "count"), "note"]},
        ),
        (
            gettext_lazy("Affiliation of an outlet"),
            {
                "classes": ["collapse"],
                "fields": ["affiliation_label", "affiliation_is_state_media", "affiliation_source"],
            },
        ),
    ]
