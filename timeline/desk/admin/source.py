"""Sources. Where one turns out to be of another day, every date that counts from it is read again."""

from django.contrib import admin, messages
from django.utils.translation import ngettext

from timeline.desk import dating
from timeline.desk.admin.alike import PointsOutAlike
from timeline.desk.admin.merging import MergeableAdmin
from timeline.desk.admin.publishable import StateFilter
from timeline.desk.keeping import keeper_of, touch
from timeline.desk.models import Source
from timeline.desk.publishing import refresh


@admin.register(Source)
class SourceAdmin(PointsOutAlike, MergeableAdmin):
    list_display = ["title", "outlet", "published_on", "state"]
    list_filter = [StateFilter, "outlet", "language"]
    list_select_related = ["outlet", "merged_into"]
    search_fields = ["title", "slug", "url", "outlet__name", "outlet__names__text"]
    ordering = ["-published_on", "-pk"]
    autocomplete_fields = ["outlet"]
    readonly_fields = ["alike"]
    watched = ["id_url"]
    asks_with = "[name=url]"
    likeness = ["url"]
    compared = [
        *("outlet", "title", "slug", "published_on", "place", "language", "url", "archived_url", "accessed_on"),
        "is_restricted",
    ]
    fieldsets = [
        (None, {"fields": ["outlet", "title", "slug", ("published_on", "place"), "language"]}),
        (None, {"fields": ["url", "alike", "archived_url", "accessed_on", "is_restricted"]}),
    ]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if change and "published_on" in form.changed_data:
            self._read_dates_again(request, form.instance, was=form.initial["published_on"])

    def _read_dates_again(self, request, source, *, was):
        rows = dating.follow(dating.resting_on(source), was=was, now=source.published_on)
        for keeper in {keeper_of(row) for row in rows}:
            touch(keeper)
            refresh(keeper, by=request.user)
        if rows:
            told = ngettext(
                "%(count)s date that counts from this source was read again.",
                "%(count)s dates that count from this source were read again.",
                len(rows),
            )
            self.message_user(request, told % {"count": len(rows)}, messages.INFO)
