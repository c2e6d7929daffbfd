"""What was corrected after it was published, as a page and as a feed."""

import re

from django.conf import settings
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from timeline.public.asking.corrections import corrections_page
from timeline.public.drawing.corrections import correction_entry
from timeline.public.forms import PlaceForm
from timeline.public.responses import page, reader_page, refused
from timeline.public.wording import term


@reader_page
def corrections(request, scope):
    """Corrections and retractions, latest first; `before` goes on from a place in the list. 400 for what is none."""
    form = PlaceForm(request.GET)
    if not form.is_valid():
        return refused(request, scope, _("This is not a place in this list."))
    shown = corrections_page(scope, term=term, before=form.cleaned_data["before"])
    context = {
        "negotiation": shown.negotiation,
        "page": shown,
        "entries": [correction_entry(each) for each in shown.corrections],
        "is_first": not form.cleaned_data["before"],
    }
    return page(request, scope, "public/corrections.html", context, section="corrections")


@reader_page
def corrections_atom(request, scope):
    """The latest corrections as a feed (RFC 4287)."""
    if not scope.includes_exports:
        raise Http404(_("This link does not hold a feed."))
    shown = corrections_page(scope, term=term)
    context = {
        "negotiation": shown.negotiation,
        "entries": [correction_entry(each) for each in shown.corrections],
        "head": scope.head,
        "site_name": settings.SITE_NAME,
        "base": request.build_absolute_uri(scope.root),
    }
    feed = _without_controls(render_to_string("public/corrections.atom", context))
    return HttpResponse(feed, content_type="application/atom+xml; charset=utf-8")


def _without_controls(text):
    """Text without what XML 1.0 (2.2) does not allow, which a record may hold."""
    return re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)
