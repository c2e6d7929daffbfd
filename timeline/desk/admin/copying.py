"""“Copy” on the page of an event: a new draft like it."""

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _

from timeline.desk.admin.asking import asking
from timeline.desk.admin.desk import page_of
from timeline.desk.copying import copy_event


class Copies(admin.ModelAdmin):
    """The page of an event, with the way to a copy of it."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.copy_view)
        return [path("<int:pk>/copy/", view, name=self._copy_name), *super().get_urls()]

    def render_change_form(self, request, context, obj=None, **options):
        if obj and self.has_add_permission(request) and IS_POPUP_VAR not in request.GET:
            context["copy_url"] = self._copy_page(obj)
        return super().render_change_form(request, context, obj=obj, **options)

    def copy_view(self, request, pk):
        """The page that asks what is copied; POST makes the copy and goes on to it."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        event = self.get_object(request, str(pk))
        if event is None:
            raise Http404
        if request.method != "POST":
            context = {"title": _("Copy an event"), "event": event, "way_back": page_of(event)}
            return asking(self, request, "admin/timeline/copy.html", **context)
        copy = copy_event(event, with_citations="with_citations" in request.POST)
        self.log_addition(request, copy, _("Copied from “%(event)s”.") % {"event": event})
        told = _("This is a copy of “%(event)s”, as a draft. Its address ends in “%(slug)s”.")
        self.message_user(request, told % {"event": event, "slug": copy.slug}, messages.SUCCESS)
        return HttpResponseRedirect(page_of(copy))

    @property
    def _copy_name(self):
        return f"timeline_{self.opts.model_name}_copy"

    def _copy_page(self, event):
        return reverse(f"admin:{self._copy_name}", args=[event.pk])
