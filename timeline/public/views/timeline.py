"""The timeline of a negotiation, and the same facts as a file."""

from urllib.parse import parse_qsl

from django.conf import settings
from django.core.validators import slug_re
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe
from django_htmx.http import push_url, reswap

from timeline.public import languages
from timeline.public.asking import search
from timeline.public.asking.counts import counts_of
from timeline.public.asking.facets import facets_for
from timeline.public.asking.filters import MAY_BE_MERGED, UNFILTERED
from timeline.public.asking.pages import (
    beside,
    count_matching,
    slug_kept,
    timeline_page,
    whole_document,
)
from timeline.public.asking.scope import public_negotiations
from timeline.public.drawing.in_use import Left, address, chips, nothing_found
from timeline.public.drawing.order import order_of
from timeline.public.drawing.overview import overview
from timeline.public.drawing.results import aside, results, single_source
from timeline.public.forms import TimelineForm, choices_in
from timeline.public.responses import page, reader_page, refused
from timeline.records.document import canonical

CARRIED = {"known", languages.NAME}
"""What an address has besides the filters: every link of the page carries it on."""


@require_safe
def home(request):
    """The only public negotiation's timeline, or a list of all of them."""
    rows = list(public_negotiations())
    if len(rows) == 1:
        return timeline(request, negotiation=rows[0].slug)
    response = render(request, "public/home.html", {"negotiations": rows, "site_name": settings.SITE_NAME})
    response.headers["Cache-Control"] = "public, no-cache"
    return response


@reader_page
def timeline(request, scope):
    """The entries that match the query string; 422 where a date cannot be read, 400 where anything else is amiss."""
    form = form_of(request, scope)
    if not form.is_valid() and not form.has_unreadable_date:
        return refusal(request, scope, form)
    if form.is_valid() and (elsewhere := one_address(request, scope, form)):
        return redirect(elsewhere)
    if not _goes_on(request, form):
        form.show_counts(counts_of(scope, form.filters))
    shown = _shown(request, scope, form)
    status = 422 if form.errors else 200
    context = _context(request, scope, form, shown)
    response = page(request, scope, _template(request, form), context, section="timeline", status=status)
    # The list that stands there is still right; only the field's own words are swapped in, out of band.
    return reswap(response, "none") if form.errors else push_url(response, _address(request, scope, form))


@reader_page
def timeline_json(request, scope):
    """The entries that match the query string as a timeline document in canonical bytes; a frozen one as it is kept."""
    if not scope.includes_exports:
        raise Http404(_("This link does not hold a data file."))
    if scope.is_frozen and not request.GET:
        return _file(scope, scope.link.document.encode())
    form = form_of(request, scope)
    if not form.is_valid():
        return refusal(request, scope, form)
    return _file(scope, canonical(whole_document(scope, form.filters)))


@reader_page
def nothing(request, scope, rest):
    """Whatever else stands below a scope's root: 404 while the scope is there, 410 below a dead share link."""
    raise Http404(_("There is no such page."))


def form_of(request, scope) -> TimelineForm:
    """The query string against what the scope holds, whoever was merged since called by the slug that is kept."""
    asked = _by_kept_slugs(request, scope)
    facets = facets_for(scope, asked)
    return TimelineForm(asked, choices=choices_in(facets), as_of=scope.as_of(), others=facets.others)


def refusal(request, scope, form) -> HttpResponse:
    """A 400, or a 422 for a date that cannot be read, that says in sentences what is wrong with the query string."""
    sentences = [str(sentence) for errors in form.errors.values() for sentence in errors]
    status = 422 if form.has_unreadable_date else 400
    return refused(request, scope, " ".join(sentences), status=status)


def one_address(request, scope, form) -> str:
    """The one address of what was asked for; empty where the request says no less and no more, or comes from htmx.

    A form without JavaScript sends every field that was left empty; blanks, repetitions and words that mean nothing
    here would make many addresses of one page.
    """
    sent = [pair for pair in parse_qsl(request.META["QUERY_STRING"], keep_blank_values=True) if pair[0] not in CARRIED]
    if request.htmx or sorted(sent) == sorted(parse_qsl(form.query)):
        return ""
    return _address(request, scope, form)


def empty_list(scope, form, *, root):
    """What to say for an empty list. Counts the entries without each filter in use, and with it alone."""
    asked = form.filters.asked
    return nothing_found(
        form.labels,
        without={name: _left(scope, form.without(name)) for name in asked},
        alone={name: _left(scope, form.alone(name)) for name in asked},
        total=count_matching(scope, UNFILTERED),
        root=root,
        known=scope.known,
    )


def chips_of(form, *, root):
    """The filters in use as chips."""
    return chips(form.labels, {name: form.without(name) for name in form.filters.asked}, root=root)


def _by_kept_slugs(request, scope):
    asked = request.GET.copy()
    for name, noun in MAY_BE_MERGED.items():
        if slug_re.match(asked.get(name, "")):
            asked[name] = slug_kept(scope, noun, asked[name]) or asked[name]
    return asked


def _address(request, scope, form):
    query = "&".join(part for part in (form.query, scope.clock) if part)
    return f"{request.path}?{query}" if query else request.path


def _shown(request, scope, form):
    after, before = form.cleaned_data.get("after"), form.cleaned_data.get("before")
    around = None if _goes_on(request, form) else beside(scope, form.filters)
    return timeline_page(scope, form.filters, after=after, before=before, beside=around)


def _context(request, scope, form, shown):
    entries = len(shown.ahead) + len(shown.so_far)
    context = {
        "form": form,
        "page": shown,
        "drawn": results(shown, found_by=search.wanted_by(form.filters.q)),
        "order": order_of(form.filters, root=scope.root),
        "chips": chips_of(form, root=scope.root),
        "loaded": ngettext("%(n)d more entry loaded", "%(n)d more entries loaded", entries) % {"n": entries},
    }
    return context if _goes_on(request, form) else context | _beside_list(scope, form, shown)


def _beside_list(scope, form, shown):
    return {
        "negotiation": shown.document.negotiation,
        "overview": overview(shown, form.filters, root=scope.root),
        "aside": aside(shown),
        "notice": single_source(shown),
        "clear_url": address(scope.root, form.only()),
        "empty": None if shown.total else empty_list(scope, form, root=scope.root),
        "share_url": address(f"{scope.root}share/", form.filters) if scope.may_share else "",
    }


def _left(scope, filters):
    return Left(filters=filters, entries=count_matching(scope, filters))


def _template(request, form):
    """The page, or the part of it that htmx asked for."""
    if not _is_part(request):
        return "public/timeline.html"
    if form.errors:
        return "public/timeline.html#wrong"
    if not _goes_on(request, form):
        return "public/timeline.html#answer"
    goes_ahead = form.cleaned_data["after"] and not form.filters.order
    return f"public/timeline.html#{'more_ahead' if goes_ahead else 'more'}"


def _is_part(request):
    """Whether htmx asks for a part of the page. The history of the browser wants whole pages."""
    return request.htmx and not request.htmx.history_restore_request


def _goes_on(request, form):
    """Whether more entries are asked for, to be put below those that stand there."""
    return _is_part(request) and bool(form.cleaned_data.get("after") or form.cleaned_data.get("before"))


def _file(scope, content):
    """The head goes into the name, which is all that a saved file keeps of its headers."""
    head = f"-{scope.head.short}" if scope.head else ""
    name = f"{scope.negotiation}{head}.json"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(content, content_type="application/json", headers=headers)
