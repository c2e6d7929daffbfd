"""What every page of the desk does: search by any spelling, refuse a stale save, and tell how dates were read."""

import re

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import smart_split
from django.utils.translation import gettext as _

from timeline.desk.admin.asking import asking
from timeline.desk.admin.fields import DeskFields
from timeline.desk.admin.forms import LockedForm
from timeline.desk.keeping import Overtaken, claim, keeper_of
from timeline.desk.publishing import refresh

MOST_WORDS = 10


class SpellingSearch(admin.ModelAdmin):
    """Finds rows by every word of a search, each in any field and in any spelling's upper or lower case."""

    def get_search_results(self, request, queryset, search_term):
        for word in list(smart_split(search_term.replace("\x00", "")))[:MOST_WORDS]:
            matching = Q()
            for spelling in _spellings(word):
                found, _may_repeat = super().get_search_results(request, self.model._default_manager.all(), spelling)
                matching |= Q(pk__in=found.values("pk"))
            queryset = queryset.filter(matching)
        return queryset, False


def _spellings(word):
    # SQLite knows upper and lower case of ASCII letters only, so “гнатов” alone would miss Гнатов.
    return {word} if word.isascii() else {word, word.lower(), word.upper(), word.title()}


class ReadOnlyAdmin(SpellingSearch):
    """Rows to look at. What may be done to them, if anything, is an action with a permission of its own."""

    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class DeskAdmin(DeskFields, SpellingSearch):
    """A page that counts its row's edits, refuses a stale save, and says how the dates on it were read."""

    form = LockedForm
    list_per_page = 50
    show_full_result_count = False

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "POST" and object_id and self._is_gone(request, object_id):
            return self._give_back(request)
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Overtaken:
            # Another save came between this form's check and its write. Checked again, the form now says so.
            return self.changeform_view(request, object_id, form_url, extra_context)

    def _is_gone(self, request, object_id):
        if not self.has_change_permission(request):
            return False
        row = self.get_object(request, unquote(object_id))
        return row is None or not self.has_change_permission(request, row)

    def _give_back(self, request):
        """What was typed on the page of a row that was deleted or merged since, to be copied from there; 410."""
        sent = request.POST.items()
        typed = [(re.sub("[-_]+", " ", name), value) for name, value in sent if value and _is_typed(name)]
        page = asking(self, request, "admin/timeline/gone.html", title=_("It is no longer here"), typed=typed)
        page.status_code = 410
        return page

    def save_model(self, request, obj, form, change):
        if change:
            claim(keeper_of(obj), seen=form.seen)
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        refresh(keeper_of(form.instance), by=request.user)
        for dated in [form, *(inside for formset in formsets for inside in formset.forms)]:
            if heard := getattr(dated, "heard", ""):
                self.message_user(request, heard, messages.INFO)

    def get_actions(self, request):
        actions = super().get_actions(request)
        # Rows are deleted one at a time: whether one may be is its own matter.
        actions.pop("delete_selected", None)
        return actions


def _is_typed(name):
    """Whether a field of a sent form is one that a curator fills in, and not one that the form counts by."""
    last = name.rpartition("-")[2]
    is_counted = name.startswith(("_", "csrf", "edits_")) or "__prefix__" in name
    return not is_counted and not last.endswith("_FORMS") and last != "id"


def page_of(row):
    """Where one row is edited."""
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def count_of_citations(part):
    """A link to the citations of a part, from the page of the noun that keeps it; the part has `citation_count`."""
    return render_to_string("admin/timeline/cited.html", {"part": part, "page": page_of(part) if part.pk else ""})
