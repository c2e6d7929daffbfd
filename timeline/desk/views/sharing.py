"""Making, listing and revoking share links: for managers, from the timeline with its filters."""

from django.contrib.admin.views.decorators import staff_member_required
from django.contrib.auth.decorators import permission_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from timeline.desk import roles
from timeline.desk.forms import ShareForm
from timeline.public.asking.facets import facets_for
from timeline.public.asking.pages import timeline_page
from timeline.public.asking.reading import BadWords
from timeline.public.asking.scope import scope_of_negotiation
from timeline.public.forms import TimelineForm, choices_in
from timeline.public.responses import by_the_clock, page
from timeline.public.sharing import links_of, revoke
from timeline.public.store.models import ShareLink
from timeline.public.views.embed import frame_of


@never_cache
@staff_member_required
@permission_required(roles.SHARE, raise_exception=True)
@require_http_methods(["GET", "POST"])
def links(request, negotiation):
    """The form for a new link to the view in the query string, and the links made so far. POST makes one."""
    scope = scope_of_negotiation(negotiation, is_curator=True, may_share=True)
    if scope is None:
        raise Http404(_("There is no such negotiation."))
    try:
        scope = by_the_clock(request, scope)
    except BadWords as bad:
        return render(request, "400.html", {"message": str(bad)}, status=422)
    wanted = TimelineForm(request.GET, choices=choices_in(facets_for(scope, request.GET)), as_of=scope.as_of())
    if not wanted.is_valid():
        return render(request, "400.html", {"message": _("These filters cannot be shared.")}, status=400)
    form = ShareForm(request.POST if request.method == "POST" else None, as_of=timezone.now())
    made = None
    if request.method == "POST" and form.is_valid():
        link, token = form.make(scope, wanted.filters, by=request.user)
        made = {"link": link, "address": request.build_absolute_uri(f"/s/{token}/")}
    status = 400 if form.is_bound and form.errors else 200
    shown = timeline_page(scope, wanted.filters)
    context = {
        "form": form,
        "labels": list(wanted.labels.values()),
        "made": made,
        "frame": _frame(request, scope, wanted.filters, shown.document.negotiation),
        "wanted": wanted,
        "page": shown,
        "negotiation": shown.document.negotiation,
        "links": links_of(negotiation),
        "now": timezone.now(),
    }
    return page(request, scope, "public/share.html", context, section="", status=status)


def _frame(request, scope, filters, negotiation):
    """What another site writes to show this view; empty where not everybody may read it."""
    if scope.is_private:
        return ""
    site = f"{request.scheme}://{request.get_host()}"
    return frame_of(scope, filters, title=negotiation.title, site=site)


@never_cache
@staff_member_required
@permission_required(roles.REVOKE, raise_exception=True)
@require_http_methods(["POST"])
def revoke_link(request, negotiation, pk):
    """End a link. htmx gets its row back; without JavaScript the list is shown again."""
    link = get_object_or_404(ShareLink, pk=pk, negotiation=negotiation)
    revoke(link, at=timezone.now())
    if not request.htmx:
        return redirect("share", negotiation=negotiation)
    link = links_of(negotiation).get(pk=pk)
    return render(
        request, "public/share.html#revoked", {"link": link, "now": timezone.now(), "root": f"/{negotiation}/"}
    )
