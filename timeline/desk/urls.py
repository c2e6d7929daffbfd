"""The curators' addresses outside the admin."""

from django.urls import path

from timeline.desk.views import likeness, reading, sharing

urlpatterns = [
    path("admin/read-date/", reading.read_date, name="read-date"),
    path("admin/likely-duplicates/<slug:noun>/", likeness.likely_duplicates, name="likely-duplicates"),
    path("<slug:negotiation>/share/", sharing.links, name="share"),
    path("<slug:negotiation>/share/<int:pk>/revoke/", sharing.revoke_link, name="revoke"),
]
