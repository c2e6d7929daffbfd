"""A small site on the real frame, for tests of app.js: what that does hangs on attributes, not on the timeline."""

from django.http import HttpResponse
from django.template import engines
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

FRAME = """{% extends "base.html" %}{% block title %}Trial{% endblock %}{% block main %}
<h1>Trial</h1>
<form action="/" hx-get="/" hx-target="#results" hx-swap="outerHTML" hx-push-url="true"
      hx-trigger="submit, input changed delay:50ms from:#q">
  <label for="q">Words</label><input id="q" name="q" type="text">
  <label for="side">Side</label><input id="side" name="side" type="text">
  <button>Apply</button>
</form>
<p><a id="chip" href="/?q=chip" hx-get="/?q=chip" hx-target="#results" hx-swap="outerHTML" hx-push-url="true"
      data-focus="#results">chip</a></p>
<p><label for="link">Link</label><input id="link" readonly value="https://example.org/s/token/">
  <button id="copy" data-needs-js data-copy="#link" data-copied="Copied">Copy</button></p>
RESULTS
<table><caption id="links" tabindex="-1">Links</caption><tbody>
  <tr><th scope="row">One</th><td><button id="revoke-one" hx-post="/revoke/" hx-target="closest tr"
      hx-swap="outerHTML" data-focus-next="button" data-focus="#links">Revoke one</button></td></tr>
  <tr><th scope="row">Two</th><td><button id="revoke-two" hx-post="/revoke/" hx-target="closest tr"
      hx-swap="outerHTML" data-focus-next="button" data-focus="#links">Revoke two</button></td></tr>
</tbody></table>
{% endblock %}"""

RESULTS = """<div id="results" tabindex="-1"><h2>Found {{ words }}</h2>
<div class="load-more"><a id="more" href="/more/" hx-get="/more/" hx-target="closest .load-more" hx-swap="outerHTML"
    data-focus-new="h3 a">Load earlier</a></div></div>"""

MORE = """<article><h3><a id="first-new" href="/">First new</a></h3></article>
<article><h3><a href="/">Second new</a></h3></article>"""

REVOKED = """<tr><th scope="row">Gone</th><td>None</td></tr>"""


def trial(request):
    words = request.GET.get("q", "")
    if words == "fail":
        return HttpResponse("no", status=500)
    source = RESULTS if request.headers.get("HX-Request") else FRAME.replace("RESULTS", RESULTS)
    page = engines["django"].from_string(source).render({"site_name": "Trial", "words": words or "everything"})
    return HttpResponse(page, status=422 if words == "unreadable" else 200)


def more(request):
    return HttpResponse(MORE)


@csrf_exempt
def revoke(request):
    return HttpResponse(REVOKED)


urlpatterns = [path("", trial), path("more/", more), path("revoke/", revoke)]
