"""What is new in a timeline since a day."""

from datetime import timedelta

from timeline.public.asking.closure import negotiation_of
from timeline.public.asking.pages import new_page
from timeline.public.drawing.new import briefing
from timeline.public.forms import SinceForm
from timeline.public.responses import page, reader_page

USUAL_SPAN = timedelta(days=7)


@reader_page
def new(request, scope):
    """Entries, plan versions and corrections since a day; without one, since a week before the latest source.

    422 where the day cannot be read.
    """
    as_of = scope.as_of()
    form = SinceForm(request.GET, as_of=as_of)
    if not form.is_valid():
        context = {"negotiation": negotiation_of(scope), "form": form}
        return page(request, scope, "public/new.html", context, section="new", status=422)
    since = form.cleaned_data["since"] or (as_of and as_of - USUAL_SPAN)
    shown = new_page(scope, since) if since else None
    context = {
        "negotiation": shown.document.negotiation if shown else negotiation_of(scope),
        "form": form,
        "drawn": briefing(shown, since=since) if shown else None,
    }
    return page(request, scope, "public/new.html", context, section="new")
