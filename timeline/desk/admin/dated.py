"""A date on a page of the desk: the fields that are typed, and below them how they are read, while they are typed."""

from django.contrib import admin
from django.template.loader import render_to_string
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy

from timeline.desk import dating

DATE_ROWS = (("date_phrase", "date_anchor"), "how_read", ("date_override", "date_override_why"))
TYPED = {"date_phrase", "date_anchor", "date_override", "date_override_why"}


class ShowsDate(admin.options.BaseModelAdmin):
    """An admin page or inline of a Dated row, with the read-only field `how_read`.

    `asks_with` selects, for htmx, the fields that a reading depends on: those of the page, or of the line they are in.
    """

    asks_with = "[name^=date_], [name=is_ongoing], [name=source], [name=citations-0-source]"

    class Media:
        css = {"all": ["css/desk.css"]}
        js = ["django_htmx/htmx-2.min.js"]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in TYPED:
            field.widget.attrs |= {
                "hx-get": reverse_lazy("read-date"),
                "hx-include": self.asks_with,
                "hx-trigger": "input changed delay:400ms, change",
                "hx-target": f"{'next' if db_field.name in {'date_phrase', 'date_anchor'} else 'previous'} .how-read",
                "hx-sync": "closest fieldset:replace",
            }
        return field

    @admin.display(description=gettext_lazy("how it is read"))
    def how_read(self, row):
        return render_to_string("admin/timeline/how_read.html", dating.readings(row.date))


class ShowsDateInLine(ShowsDate):
    """The same in one line of a page, whose source, for a hop, may be that of the page."""

    asks_with = "closest .inline-related, #id_source"
