"""Every address of the record. The same pages stand below a negotiation and below a share link."""

from django.urls import include, path, re_path

from timeline.public.views import (
    actors,
    corrections,
    embed,
    event,
    lanes,
    method,
    new,
    offline,
    plans,
    sources,
    timeline,
)

pages = [
    path("", timeline.timeline, name="timeline"),
    path("timeline.json", timeline.timeline_json, name="timeline-json"),
    path("timeline.html", offline.timeline_html, name="timeline-html"),
    path("lanes/", lanes.lanes, name="lanes"),
    path("events/<slug:slug>/", event.event, name="event"),
    path("actors/", actors.actors, name="actors"),
    path("actors/<slug:slug>/", actors.actor, name="actor"),
    path("plans/", plans.plans, name="plans"),
    re_path(r"^plans/(?P<a>[a-z0-9-]+)\.\.\.(?P<b>[a-z0-9-]+)/$", plans.comparison, name="comparison"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<slug:slug>/", sources.source, name="source"),
    path("new/", new.new, name="new"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("corrections.atom", corrections.corrections_atom, name="corrections-atom"),
    path("method/", method.method, name="method"),
    path("<path:rest>", timeline.nothing),
]

urlpatterns = [
    path("", timeline.home, name="home"),
    path("s/<str:token>/", include((pages, "shared"))),
    path("embed/<slug:negotiation>/", embed.embed, name="embed"),
    path("<slug:negotiation>/", include((pages, "negotiation"))),
]
