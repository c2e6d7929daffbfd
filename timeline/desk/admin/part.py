"""The page of a part: what is published inside a noun, and is reached from that noun's own page."""

from django.db import transaction
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _

from timeline.desk.admin.desk import DeskAdmin, page_of
from timeline.desk.keeping import keeper_of, touch
from timeline.desk.publishing import refresh


class PartAdmin(DeskAdmin):
    """The page of a part. It is reached from the noun that keeps it, and saving it counts as an edit of that noun."""

    def has_module_permission(self, request):
        return False

    def save_model(self, request, obj, form, change):
        if not change:
            touch(keeper_of(obj))
        super().save_model(request, obj, form, change)

    @transaction.atomic
    def delete_model(self, request, obj):
        keeper = keeper_of(obj)
        request.way_back = page_of(keeper)
        touch(keeper)
        super().delete_model(request, obj)
        refresh(keeper, by=request.user)
        self._log_on(keeper, request, _("Deleted %(noun)s “%(part)s”."), obj)

    def log_addition(self, request, obj, message):
        self._log_on(keeper_of(obj), request, _("Added %(noun)s “%(part)s”."), obj)
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        self._log_on(keeper_of(obj), request, _("Changed %(noun)s “%(part)s”."), obj)
        return super().log_change(request, obj, message)

    def _log_on(self, keeper, request, sentence, part):
        super().log_change(request, keeper, sentence % {"noun": self.opts.verbose_name, "part": part})

    def response_delete(self, request, obj_display, obj_id):
        super().response_delete(request, obj_display, obj_id)
        return HttpResponseRedirect(request.way_back)

    def response_post_save_add(self, request, obj):
        return HttpResponseRedirect(page_of(keeper_of(obj)))

    def response_post_save_change(self, request, obj):
        return HttpResponseRedirect(page_of(keeper_of(obj)))
