"""The timeline as one HTML file, to keep and to read where there is no network."""

from dataclasses import replace

from django.http import Http404
from django.utils.translation import gettext as _

from timeline.public.asking.pages import long_page
from timeline.public.drawing.order import order_of
from timeline.public.drawing.overview import overview
from timeline.public.drawing.results import aside, results, single_source
from timeline.public.responses import page, reader_page
from timeline.public.standalone import policy, stylesheet, with_full_links, without_links
from timeline.public.views.timeline import chips_of, form_of, refusal

MOST = 500


@reader_page
def timeline_html(request, scope):
    """The entries that match the query string, up to MOST, as a file with their sources. Equal facts, equal bytes."""
    if not scope.includes_exports:
        raise Http404(_("This link does not hold a file to keep."))
    form = form_of(request, scope)
    if not form.is_valid():
        return refusal(request, scope, form)
    shown = long_page(scope, form.filters, most=MOST)
    response = page(request, scope, "public/file.html", _context(request, scope, form, shown), section="")
    response.content = _alone(request, scope, response.content.decode())
    response.headers["Content-Disposition"] = f'attachment; filename="{scope.negotiation}-{scope.head.short}.html"'
    return response


def _context(request, scope, form, shown):
    style, drawing = stylesheet(), overview(shown, form.filters, root=scope.root)
    return {
        "page": shown,
        "negotiation": shown.document.negotiation,
        "overview": drawing and replace(drawing, brush=None, ways_out=()),
        "drawn": results(shown),
        "order": order_of(form.filters, root=scope.root),
        "aside": aside(shown),
        "notice": single_source(shown),
        "chips": chips_of(form, root=scope.root),
        "left_out": shown.total - len(shown.ahead) - len(shown.so_far),
        "most": MOST,
        "style": style,
        "policy": policy(style),
        "address": _address(request, scope, form),
    }


def _address(request, scope, form):
    """The address of what the file shows; of a share link, whose token is a secret, only where it stands."""
    query = "&".join(part for part in (form.filters.query, scope.clock) if part)
    path = "/s/…/" if scope.is_shared else scope.root
    return f"{_site(request)}{path}{'?' if query else ''}{query}"


def _alone(request, scope, html):
    if scope.is_shared:
        return without_links(html, root=scope.root)
    return with_full_links(html, root=scope.root, site=_site(request))


def _site(request):
    return f"{request.scheme}://{request.get_host()}"
