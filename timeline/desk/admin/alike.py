"""Likely duplicates on a page of the desk: below the fields while they are typed, and in a message after a save."""

from django.contrib import admin, messages
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy

from timeline.desk import duplicates
from timeline.desk.admin.desk import page_of
from timeline.desk.models import Actor, Source


class PointsOutAlike(admin.ModelAdmin):
    """A noun's page with the read-only field `alike`.

    `watched` are the elements, by their ids, in which typing asks anew; `asks_with` selects the fields that are sent,
    for htmx; `likeness` are the columns a change of which is worth a message.
    """

    watched = ()
    asks_with = ""
    likeness = ()

    class Media:
        js = ["django_htmx/htmx-2.min.js"]

    @admin.display(description=gettext_lazy("likely duplicates"))
    def alike(self, row):
        asked = f"?besides={row.pk}" if row.pk else ""
        context = {
            "address": reverse("likely-duplicates", args=[self.opts.model_name]) + asked,
            "trigger": ", ".join(f"input delay:500ms from:#{each}" for each in self.watched),
            "asks_with": self.asks_with,
            "rows": with_pages(alike(row)) if row.pk else (),
        }
        return render_to_string("admin/timeline/alike.html", context)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        rows = alike(form.instance) if {*form.changed_data} & {*self.likeness} else ()
        if rows:
            told = render_to_string("admin/timeline/alike.html#found", {"rows": with_pages(rows)})
            self.message_user(request, told, messages.WARNING)


def alike(row) -> list:
    """The rows that may be the same as one that is saved."""
    if isinstance(row, Actor):
        names = row.names.values_list("text", flat=True)
        return duplicates.actors_like([row.name, row.short_name, *names], besides=row)
    if isinstance(row, Source):
        return duplicates.sources_like(row.url, besides=row)
    return duplicates.events_like(row.negotiation, row.date, duplicates.who_took_part(row), besides=row)


def with_pages(rows) -> list:
    """(row, where it is edited), as the template prints them."""
    return [(row, page_of(row)) for row in rows]
