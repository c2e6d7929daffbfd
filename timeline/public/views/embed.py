"""The timeline as other sites show it: the one page that may stand in a frame."""

import re

from csp.decorators import csp_replace
from django.http import Http404
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt

from timeline.public.asking.pages import timeline_page
from timeline.public.asking.totals import sources_of
from timeline.public.drawing.in_use import address
from timeline.public.drawing.order import order_of
from timeline.public.drawing.results import results, single_source
from timeline.public.responses import page, reader_page
from timeline.public.views.timeline import chips_of, form_of, refusal


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@reader_page
def embed(request, scope):
    """The first entries that match the query string, of a negotiation that everybody may read, without a script.

    All links leave the frame: no other page may stand in one.
    """
    if scope.is_private:
        raise Http404(_("There is no such page."))
    form = form_of(request, scope)
    if not form.is_valid():
        return refusal(request, scope, form)
    response = page(request, scope, "public/embed.html", _context(scope, form), section="")
    response.content = _LINK.sub('<a target="_blank" ', response.content.decode())
    return response


def frame_of(scope, filters, *, title: str, site: str) -> SafeString:
    """What another site writes to show the entries that match: an iframe. `site` is what addresses here begin with."""
    query = "&".join(part for part in (filters.with_days().query, scope.clock) if part)
    return format_html(
        '<iframe src="{}/embed/{}/{}" title="{}" width="100%" height="640" loading="lazy"></iframe>',
        *(site, scope.negotiation, f"?{query}" if query else "", title),
    )


# Places within the page stay in the frame.
_LINK = re.compile(r'<a (?=[^>]*\bhref="[^#"])')


def _context(scope, form):
    shown = timeline_page(scope, form.filters, beside={"sources": sources_of(scope)})
    return {
        "page": shown,
        "negotiation": shown.document.negotiation,
        "drawn": results(shown),
        "order": order_of(form.filters, root=scope.root),
        "notice": single_source(shown),
        "chips": chips_of(form, root=scope.root),
        "full_url": address(scope.root, form.filters),
        "noindex": True,
    }
