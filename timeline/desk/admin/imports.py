"""Files that come in: sent, mapped, looked at, and only then drafted. Nothing here is public."""

from time import monotonic

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from timeline.desk.admin.desk import ReadOnlyAdmin
from timeline.desk.admin.import_forms import FileForm, ReadingForm, TermsForm
from timeline.desk.imports import outgoing, staging
from timeline.desk.imports.drafting import Overtaken
from timeline.desk.imports.formats import DOCUMENT, FORMATS
from timeline.desk.imports.proposal import FileRefused
from timeline.desk.imports.table import DELIMITERS
from timeline.desk.imports.text import ENCODINGS
from timeline.desk.models import Actor, Import
from timeline.desk.models.imports import Standing
from timeline.records.actor import ActorKind

SECONDS_A_STEP = 5
ROWS_A_PAGE = 50
SAMPLES = 3
NEEDED = ("timeline.add_event", "timeline.change_event")


@admin.register(Import)
class ImportAdmin(ReadOnlyAdmin):
    """Each file with how far it is; its own page is the step that comes next."""

    list_display = ["name", "negotiation", "kind_of_file", "count", "how_far", "made_at", "made_by"]
    list_select_related = ["negotiation", "made_by"]
    search_fields = ["name", "negotiation__title"]
    ordering = ["-made_at", "-pk"]

    class Media:
        css = {"all": ["desk/import.css"]}

    @admin.display(description=gettext_lazy("format"))
    def kind_of_file(self, staged):
        return FORMATS[staged.shape].label

    @admin.display(description=gettext_lazy("state"))
    def how_far(self, staged):
        if staged.drafted_at:
            return _("Drafted")
        return _("Checked") if staged.is_checked else _("Received")

    def has_add_permission(self, request):
        return request.user.has_perms(NEEDED)

    def has_view_permission(self, request, obj=None):
        return request.user.has_perms(NEEDED)

    def has_delete_permission(self, request, obj=None):
        return request.user.has_perms(NEEDED) and not (obj and obj.drafted_at)

    def has_module_permission(self, request):
        return request.user.has_perms(NEEDED)

    def get_actions(self, request):
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def get_deleted_objects(self, objs, request):
        # A file's pieces and rows are no rows of their own to a curator, and nobody needs a permission for them.
        return [str(each) for each in objs], {}, set(), []

    def get_urls(self):
        steps = [("columns", self.columns_view), ("check", self.check_view), ("table", self.table_view)]
        return [self._step_url(name, view) for name, view in steps] + super().get_urls()

    def add_view(self, request, form_url="", extra_context=None):
        """Take a file in."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = FileForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            staged = self._received(form, by=request.user)
            if staged:
                return HttpResponseRedirect(_next_step(staged))
        context = {"form": form, "title": _("Import a file")}
        return self._page(request, "send", context, status=400 if form.errors else 200)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The step that comes next."""
        return HttpResponseRedirect(_next_step(self._staged(request, object_id)))

    def columns_view(self, request, staged):
        """Say what is true of the whole file, and map its columns."""
        if staged.drafted_at or staged.shape == DOCUMENT:
            return HttpResponseRedirect(_step(staged, "check"))
        if "reading" in request.POST:
            return self._read_otherwise(request, staged)
        form = TermsForm(request.POST or None, staged=staged)
        if request.method == "POST" and form.is_valid():
            staging.begin(staged, mapping=form.mapping, terms=form.terms)
            return HttpResponseRedirect(_step(staged, "check"))
        context = {
            "form": form,
            "reading": ReadingForm(initial={"encoding": staged.encoding, "delimiter": staged.delimiter}),
            "columns": _columns_with_samples(staged, form),
            "outlets": Actor.objects.filter(kind=ActorKind.OUTLET)
            .order_by("name")
            .values_list("name", flat=True)[:500],
            "title": _("Say how to read it"),
        }
        return self._page(request, "columns", context, staged=staged, status=400 if form.errors else 200)

    def check_view(self, request, staged):
        """Look at the rows, as many as there is time for, until all of them are looked at; then draft them."""
        if staged.shape != DOCUMENT and not staged.terms:
            return HttpResponseRedirect(_step(staged, "columns"))
        if request.method == "POST":
            return self._draft(request, staged)
        if not staged.is_checked and not staged.drafted_at:
            ends = monotonic() + SECONDS_A_STEP
            staged = staging.check_on(staged, has_time=lambda: monotonic() < ends)
        context = {"title": _titles(staged), **_rows_shown(staged, request.GET)}
        response = self._page(request, "check", context, staged=staged)
        if not staged.is_checked:
            response["Refresh"] = "0"
        return response

    def table_view(self, request, staged):
        """The events of the file's collection, in its own columns."""
        if not (staged.drafted_at and FORMATS[staged.shape].is_mapped):
            raise Http404
        cell = outgoing.as_it_is if "exact" in request.GET else outgoing.inert
        return csv_answer(outgoing.table_of(staged, cell=cell), name=staged.terms["collection"])

    def _received(self, form, *, by):
        sent = form.cleaned_data["file"]
        try:
            return staging.receive(
                lambda: sent.chunks(staging.PIECE),
                name=sent.name,
                negotiation=form.cleaned_data["negotiation"],
                encoding=form.cleaned_data["encoding"],
                by=by,
                at=timezone.now(),
            )
        except FileRefused as refusal:
            form.add_error("file", str(refusal))
            return None

    def _read_otherwise(self, request, staged):
        reading = ReadingForm(request.POST)
        if reading.is_valid():
            try:
                staging.read_otherwise(staged, **reading.cleaned_data)
            except FileRefused as refusal:
                self.message_user(request, str(refusal), messages.WARNING)
        return HttpResponseRedirect(_step(staged, "columns"))

    def _draft(self, request, staged):
        if staged.counts().get(Standing.REFUSED) and "without_refused" not in request.POST:
            told = _("Nothing was drafted: some rows are refused. Mend the file, or tick that they stay out.")
            self.message_user(request, told, messages.WARNING)
            return HttpResponseRedirect(_step(staged, "check"))
        try:
            staging.draft_all(staged, by=request.user, at=timezone.now())
        except Overtaken as reason:
            self.message_user(request, str(reason), messages.WARNING)
        else:
            counts = staged.counts()
            drafted = counts.get(Standing.NEW, 0) + counts.get(Standing.CHANGED, 0)
            told = ngettext("%(count)s row is drafted.", "%(count)s rows are drafted.", drafted) % {"count": drafted}
            self.message_user(request, told, messages.SUCCESS)
        return HttpResponseRedirect(_step(staged, "check"))

    def _staged(self, request, pk):
        staged = self.get_object(request, pk)
        if staged is None:
            raise Http404
        if not self.has_view_permission(request, staged):
            raise PermissionDenied
        return staged

    def _step_url(self, name, view):
        @self.admin_site.admin_view
        def page(request, pk):
            return view(request, self._staged(request, str(pk)))

        return path(f"<int:pk>/{name}/", page, name=f"timeline_import_{name}")

    def _page(self, request, name, context, *, staged=None, status=200):
        shared = self.admin_site.each_context(request)
        request.current_app = self.admin_site.name
        facts = {"staged": staged, "facts": _facts(staged) if staged else [], "opts": self.opts, "media": self.media}
        template = f"admin/timeline/import/{name}.html"
        return TemplateResponse(request, template, {**shared, **facts, **context}, status=status)


def csv_answer(lines, *, name):
    """Lines of CSV as a file to download."""
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slugify(name) or "events"}.csv"'
    response["Cache-Control"] = "no-store"
    return response


def _step(staged, name):
    return reverse(f"admin:timeline_import_{name}", args=[staged.pk])


def _next_step(staged):
    is_ready = staged.shape == DOCUMENT or staged.terms
    return _step(staged, "check" if is_ready else "columns")


def _titles(staged):
    if staged.drafted_at:
        return _("What was drafted")
    return _("Check the rows") if staged.is_checked else _("Reading the rows")


def _facts(staged):
    """What was found out about a file, as (name, value)."""
    yield _("File"), staged.name
    yield _("Format"), FORMATS[staged.shape].label
    yield _("Encoding"), ENCODINGS[staged.encoding]
    if FORMATS[staged.shape].is_table:
        yield _("Columns are parted by"), DELIMITERS[staged.delimiter]
        yield _("Columns"), len(staged.heading)
    if staged.shape != DOCUMENT:
        yield _("Rows"), staged.count
        yield _("Negotiation"), staged.negotiation


def _columns_with_samples(staged, form):
    """Each column of a table as (its box of the form, the first cells below its heading)."""
    if not form.columns:
        return []
    rows = staging.file_of(staged).samples(SAMPLES)
    samples = [[cells[number][:80] for cells in rows] for number in range(len(form.columns))]
    return [(form[name], cells) for name, cells in zip(form.columns, samples, strict=True)]


def _rows_shown(staged, asked):
    """One standing of the rows looked at, a page of them, and how many there are of each."""
    counts = staged.counts()
    standings = [(standing, standing.label, counts.get(standing, 0)) for standing in Standing]
    chosen = asked.get("show")
    if chosen not in Standing.values:
        chosen = next((standing for standing, _label, count in standings if count), Standing.NEW)
    after = asked.get("after", "")
    after = int(after) if after.isdecimal() and len(after) < 10 else 0
    rows = staged.rows.filter(standing=chosen, line__gt=after).defer("proposal").order_by("line")
    page = list(rows[: ROWS_A_PAGE + 1])
    more = page[ROWS_A_PAGE - 1].line if len(page) > ROWS_A_PAGE else None
    return {
        "standings": standings,
        "shown": Standing(chosen),
        "rows": page[:ROWS_A_PAGE],
        "more": more,
        "drafts": counts.get(Standing.NEW, 0) + counts.get(Standing.CHANGED, 0),
        "refused": counts.get(Standing.REFUSED, 0),
        "makes": [(noun, list(names)[:20], len(names)) for noun, names in sorted(staged.makes.items())],
    }
