"""A date on a page of the desk: the fields that are typed, and beside them how the phrase was read."""

from django.contrib import admin
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy

from timeline.desk import dating

DATE_ROWS = (("date_phrase", "date_anchor"), "how_read", ("date_override", "date_override_why"))


class ShowsDate(admin.options.BaseModelAdmin):
    """An admin page or inline of a Dated row, with the read-only field `how_read`."""

    @admin.display(description=gettext_lazy("how it is read"))
    def how_read(self, row):
        date = row.date
        readings = {
            "reading": date.reading and (dating.shown(date.reading), date.reading.rule),
            "alternatives": [(dating.shown(other), other.rule) for other in date.alternatives],
            "override": date.override and (dating.shown(date.override), date.override.rule),
        }
        return render_to_string("admin/timeline/how_read.html", {"date": date, **readings})
