"""One entry of a timeline, or one stage of an entry."""

from django.http import Http404
from django.utils.translation import gettext as _

from timeline.public.asking.closure import negotiation_of
from timeline.public.asking.pages import event_page, redaction_of_event
from timeline.public.drawing.entry import entry
from timeline.public.responses import page, reader_page


@reader_page
def event(request, scope, slug):
    """An event's own page. One that was retracted shows its title and the reason, one that was redacted (410) neither
    title nor text, but that it was and why.
    """
    found = event_page(scope, slug)
    if not found and (tombstone := redaction_of_event(scope, slug)):
        context = {"negotiation": negotiation_of(scope), "tombstone": tombstone}
        return page(request, scope, "public/event_redacted.html", context, section="timeline", status=410)
    if not found:
        raise Http404(_("There is no such entry in this timeline."))
    context = {"page": found, "event": found.event, "negotiation": found.document.negotiation}
    if found.is_retracted:
        return page(request, scope, "public/event_retracted.html", context, section="timeline")
    return page(request, scope, "public/event.html", context | {"entry": entry(found)}, section="timeline")
