"""Merging at the desk: two rows side by side and which is kept; the list of merges, and the page that undoes one."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.desk import merging, roles
from timeline.desk.admin.asking import asking
from timeline.desk.admin.desk import ReadOnlyAdmin, page_of
from timeline.desk.admin.publishable import PublishableAdmin
from timeline.desk.merging import CannotMerge
from timeline.desk.models import Merge
from timeline.desk.publishing import public_record


class MergeForm(forms.Form):
    """Which of two rows is kept, and why, for readers where they have the other."""

    kept = forms.TypedChoiceField(
        label=gettext_lazy("Keep"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say which of the two is kept.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason, for readers"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3, "class": "vLargeTextField"}),
        help_text=gettext_lazy("For the page of corrections. Readers do not see your name."),
    )

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kept"].choices = [(row.pk, str(row)) for row in rows]
        self.needs_reason = any(public_record(row) for row in rows)
        if not self.needs_reason:
            del self.fields["reason"]


class UndoForm(forms.Form):
    reason = MergeForm.base_fields["reason"]


class MergeableAdmin(PublishableAdmin):
    """The page of a noun whose rows may turn out to be one. One that was merged into another is only looked at.

    `compared` are the columns that are shown side by side, `parts` the rows that are part of it.
    """

    actions = [*PublishableAdmin.actions, "merge_selected"]
    compared = parts = ()

    @admin.action(description=gettext_lazy("Merge the two selected"), permissions=["publish"])
    def merge_selected(self, request, queryset):
        rows = list(queryset.order_by("pk")[:3])
        if len(rows) != 2:
            self.message_user(request, _("Choose two to merge."), messages.WARNING)
            return None
        open_ways = [kept.pk for kept, merged in (rows, rows[::-1]) if not merging.hindrances(kept, merged)]
        return self._side_by_side(request, rows, MergeForm(rows=rows, initial={"kept": [*open_ways, ""][0]}))

    @admin.display(description=gettext_lazy("state"))
    def state(self, row):
        return _("Merged into “%(kept)s”") % {"kept": row.merged_into} if row.merged_into_id else row.state.label

    def get_urls(self):
        name = f"timeline_{self.opts.model_name}_merge"
        return [path("merge/", self.admin_site.admin_view(self.merge_view), name=name), *super().get_urls()]

    def get_search_results(self, request, queryset, search_term):
        if request.path == reverse("admin:autocomplete"):
            queryset = queryset.standing()
        return super().get_search_results(request, queryset, search_term)

    def drafts(self, request):
        return super().drafts(request).standing()

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not (obj and obj.merged_into_id)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and obj.merged_into_id)

    def render_change_form(self, request, context, obj=None, **options):
        if obj and obj.merged_into_id:
            made = Merge.objects.filter(noun=self.opts.model_name, merged_key=obj.pk, undone_at=None).latest("at")
            context |= {"kept": obj.merged_into, "kept_page": page_of(obj.merged_into), "merge_page": page_of(made)}
        return super().render_change_form(request, context, obj=obj, **options)

    def merge_view(self, request):
        """Merge the two rows that the page showed, or show it again with what stands in the way."""
        if not _may_merge(request, self.opts.model_name):
            raise PermissionDenied
        rows, are_as_seen = self._rows_looked_at(request)
        form = MergeForm(request.POST, rows=rows)
        if not are_as_seen:
            form.add_error(None, _("One of the two was changed while you were looking. Here is how they stand now."))
        if not form.is_valid():
            return self._side_by_side(request, rows, form)
        kept, merged = sorted(rows, key=lambda row: row.pk != form.cleaned_data["kept"])
        try:
            made = merging.merge(
                kept, merged, by=request.user, at=timezone.now(), reason=form.cleaned_data.get("reason", "")
            )
        except CannotMerge as sentences:
            form.add_error(None, str(sentences))
            return self._side_by_side(request, rows, form)
        self.message_user(request, _("%(merge)s. It can be undone under “Merges”.") % {"merge": made}, messages.SUCCESS)
        return HttpResponseRedirect(page_of(kept))

    def _rows_looked_at(self, request):
        """The two rows, and whether they are as the page showed them. Raises BadRequest."""
        try:
            seen = dict(map(int, value.split(":")) for value in request.POST.getlist("row"))
        except ValueError:
            raise BadRequest("A row is named by its key and its count of edits.") from None
        rows = list(self.get_queryset(request).filter(pk__in=seen).order_by("pk")) if len(seen) == 2 else []
        if len(rows) != 2:
            raise BadRequest(_("Choose two to merge."))
        return rows, all(seen[row.pk] == row.edits for row in rows)

    def _side_by_side(self, request, rows, form):
        return asking(
            self,
            request,
            "admin/timeline/merge.html",
            title=_("Merge"),
            rows=rows,
            lines=[line for line in self._lines(rows) if any(line[1:])],
            **_ways(*rows),
            form=form,
            action=reverse(f"admin:timeline_{self.opts.model_name}_merge"),
        )

    def _lines(self, rows):
        """(what, of the first, of the second), each of these a list of texts."""
        yield _("State"), *([str(self.state(row))] for row in rows)
        for name in self.compared:
            field = self.opts.get_field(name)
            yield capfirst(field.verbose_name), *(_texts(row, name) for row in rows)
        for name in self.parts:
            what = self.opts.get_field(name).related_model._meta.verbose_name_plural
            yield capfirst(what), *([str(part) for part in getattr(row, name).order_by("pk")] for row in rows)
        yield _("Named in"), *([f"{what}: {count}" for what, count in merging.mentions_of(row)] for row in rows)


@admin.register(Merge)
class MergeAdmin(ReadOnlyAdmin):
    """Every merge, and the way back."""

    list_display = ["__str__", "noun", "at", "by", "undone_at"]
    list_filter = ["noun", ("undone_at", admin.EmptyFieldListFilter)]
    list_select_related = ["by"]
    search_fields = ["kept_name", "merged_name", "reason"]
    ordering = ["-at", "-pk"]
    fields = ["kept_name", "merged_name", "noun", "reason", "at", "by", "undone_at"]

    def has_view_permission(self, request, obj=None):
        return request.user.has_perms(["timeline.view_actor", "timeline.view_source"])

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def get_urls(self):
        undo = self.admin_site.admin_view(self.undo_view)
        return [path("<int:pk>/undo/", undo, name="timeline_merge_undo"), *super().get_urls()]

    def render_change_form(self, request, context, obj=None, **options):
        if not obj.undone_at and _may_merge(request, obj.noun):
            context["undo_url"] = reverse("admin:timeline_merge_undo", args=[obj.pk])
        return super().render_change_form(request, context, obj=obj, **options)

    def undo_view(self, request, pk):
        """The page that asks before a merge is undone, with what stands in the way; POST undoes it."""
        made = self.get_object(request, str(pk))
        if made is None:
            raise Http404
        if not _may_merge(request, made.noun):
            raise PermissionDenied
        form = UndoForm(request.POST if request.method == "POST" else None)
        if not form.is_bound or not form.is_valid():
            return self._asking(request, made, form)
        try:
            merging.undo(made, by=request.user, at=timezone.now(), reason=form.cleaned_data["reason"])
        except CannotMerge as sentences:
            form.add_error(None, str(sentences))
            return self._asking(request, made, form)
        self.message_user(request, _("%(merge)s: undone.") % {"merge": made}, messages.SUCCESS)
        return HttpResponseRedirect(page_of(merging.rows_of(made)[1]))

    def _asking(self, request, made, form):
        return asking(
            self,
            request,
            "admin/timeline/undo_merge.html",
            title=_("Undo a merge"),
            merge=made,
            form=form,
            hindrances=() if form.errors else merging.hindrances_to_undoing(made),
            needs_reason=made.first_seq is not None,
            way_back=page_of(made),
        )


def _may_merge(request, noun):
    """A merge publishes, so it takes both: to change the noun and to publish."""
    return request.user.has_perms([f"timeline.change_{noun}", roles.PUBLISH])


def _ways(one, other):
    """What stands in the way of merging two whichever is kept, and for each to keep: the row, and what else does."""
    found = {row: merging.hindrances(row, away) for row, away in ((one, other), (other, one))}
    barred = [sentence for sentence in found[one] if sentence in found[other]]
    return {
        "barred": barred,
        "ways": [(row, [each for each in sentences if each not in barred]) for row, sentences in found.items()],
    }


def _texts(row, name):
    field = row._meta.get_field(name)
    value = getattr(row, f"get_{name}_display")() if field.choices else getattr(row, name)
    return [str(value)] if value not in ("", None, False) else []
