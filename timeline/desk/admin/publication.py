"""Publishing and retracting from the desk: a page that asks once, then a sentence for each row that stays as it was."""

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from timeline.desk import publishing
from timeline.desk.admin.asking import asking
from timeline.desk.models.publishable import State
from timeline.desk.publishing import NotReady

MOST_AT_ONCE = 200


class Publish:
    """Put rows before readers, and along with each what it refers to that readers cannot see yet."""

    name = "publish"
    title = gettext_lazy("Publish")
    reason_help = gettext_lazy("What changed and why, for the page of corrections. Readers do not see your name.")

    def along(self, rows) -> list:
        """What would be published besides the rows themselves."""
        chosen = {_key(row) for row in rows}
        found = {_key(other): other for row in rows for other in publishing.would_publish(row)}
        return [other for key, other in found.items() if key not in chosen]

    def needs_reason(self, rows) -> bool:
        """Whether any of the rows was public before and would now read differently."""
        return any(row.published_sha256 and row.state != State.PUBLISHED for row in rows)

    def do(self, row, **how) -> list:
        """Publish one row; returns all that became public. Raises NotReady."""
        along = publishing.would_publish(row)
        if publishing.publish(row, **how) is None and row.state == State.PUBLISHED:
            raise NotReady(_("“%(row)s” is public as it stands: nothing changed since.") % {"row": row})
        return [row, *along]

    def report(self, rows) -> str:
        words = {"rows": _listed(rows)}
        return ngettext("%(rows)s is published.", "%(rows)s are published.", len(rows)) % words


class Retract:
    """Take rows back; their addresses stay and give readers the reason."""

    name = "retract"
    title = gettext_lazy("Retract")
    reason_help = gettext_lazy("Readers find it in the place of what is retracted. They do not see your name.")

    def along(self, rows) -> list:
        return []

    def needs_reason(self, rows) -> bool:
        return True

    def do(self, row, **how) -> list:
        """Retract one row; returns it. Raises NotReady."""
        publishing.retract(row, **how)
        return [row]

    def report(self, rows) -> str:
        words = {"rows": _listed(rows)}
        return ngettext("%(rows)s is retracted.", "%(rows)s are retracted.", len(rows)) % words


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason, for readers"),
        max_length=1000,
        widget=forms.Textarea({"rows": 3, "class": "vLargeTextField"}),
    )

    def __init__(self, *args, deed, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = deed.reason_help
        self.fields["reason"].error_messages["required"] = _("Give a reason: readers are told why.")


def ask(desk, request, deed, rows):
    """The page that asks before a deed is done to rows of one noun; None, and a message, where they are too many."""
    if len(rows) > MOST_AT_ONCE:
        desk.message_user(request, _too_many(), messages.WARNING)
        return None
    return _page(desk, request, deed, rows, ReasonForm(deed=deed))


def answer(desk, request, deed):
    """Do a deed to the rows that its page showed, each wholly or not at all, and report in messages."""
    seen = _rows_looked_at(request)
    rows = list(desk.get_queryset(request).filter(pk__in=seen).order_by("pk"))
    form = ReasonForm(request.POST, deed=deed)
    if deed.needs_reason([*rows, *deed.along(rows)]) and not form.is_valid():
        return _page(desk, request, deed, rows, form)

    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    done, refusals = _do_each(deed, rows, seen, by=request.user, reason=reason, at=timezone.now())
    if done:
        desk.message_user(request, deed.report(done), messages.SUCCESS)
    for refusal in refusals:
        desk.message_user(request, refusal, messages.WARNING)
    return HttpResponseRedirect(_way_back(desk, rows))


def do_at_once(desk, request, deed, queryset):
    """Hand rows in or send them back, each wholly or not at all, and report in messages."""
    rows = list(queryset.order_by("pk")[: MOST_AT_ONCE + 1])
    if len(rows) > MOST_AT_ONCE:
        desk.message_user(request, _too_many(), messages.WARNING)
        return
    for row in rows:
        try:
            deed(row, by=request.user, at=timezone.now())
        except NotReady as refusal:
            desk.message_user(request, str(refusal), messages.WARNING)
            continue
        row.refresh_from_db()
        told = _("“%(row)s”: %(state)s") % {"row": row, "state": row.state.label}
        desk.message_user(request, told, messages.SUCCESS)


def _page(desk, request, deed, rows, form):
    along = deed.along(rows)
    context = {
        "title": deed.title,
        "deed": deed,
        "rows": rows,
        "along": along,
        "form": form if deed.needs_reason([*rows, *along]) else None,
        "way_back": _way_back(desk, rows),
        "action": reverse(f"admin:timeline_{desk.opts.model_name}_{deed.name}"),
    }
    return asking(desk, request, "admin/timeline/publication.html", **context)


def _rows_looked_at(request):
    """Key -> count of edits, of the rows that the page showed. Raises BadRequest."""
    try:
        pairs = [value.split(":") for value in request.POST.getlist("row")]
        seen = {int(key): int(edits) for key, edits in pairs}
    except ValueError:
        raise BadRequest("A row is named by its key and its count of edits.") from None
    if not 0 < len(seen) <= MOST_AT_ONCE:
        raise BadRequest(_too_many())
    return seen


def _too_many():
    return _("Choose between 1 and %(most)s at once.") % {"most": MOST_AT_ONCE}


def _do_each(deed, rows, seen, **how):
    """What was done, and the refusals of the rest. What another row held up is tried again once that one is done."""
    done, waiting = [], rows
    while waiting:
        refused = {}
        for row in waiting:
            if row in done:
                continue
            try:
                done += _do(deed, row, seen[row.pk], **how)
            except NotReady as reason:
                refused[row] = str(reason)
        if len(refused) == len(waiting):
            return done, list(refused.values())
        waiting = list(refused)
    return done, []


@transaction.atomic
def _do(deed, row, edits, **how):
    present = type(row).objects.select_for_update().filter(pk=row.pk).first()
    if not present or present.edits != edits:
        raise NotReady(_("“%(row)s” was changed while you were looking, so it stays as it was.") % {"row": row})
    return deed.do(present, **how)


def _way_back(desk, rows):
    if len(rows) == 1:
        return reverse(f"admin:timeline_{desk.opts.model_name}_change", args=[rows[0].pk])
    return reverse(f"admin:timeline_{desk.opts.model_name}_changelist")


def _listed(rows):
    return get_text_list([f"“{row}”" for row in rows], _("and"))


def _key(row):
    return type(row), row.pk
