"""The curators' addresses outside the admin."""

from django.urls import path

from timeline.desk.views import reading, sharing

urlpatterns = [
    path("admin/read-date/", reading.read_date, name="read-date"),
    path("<slug:negotiation>/share/", sharing.links, name="share"),
    path("<slug:negotiation>/share/<int:pk>/revoke/", sharing.revoke_link, name="revoke"),
]
