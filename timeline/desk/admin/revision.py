"""The record's revisions, to look up what was published when, and why. Nobody changes them here or anywhere."""

import json

from django.contrib import admin
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy

from timeline.desk.admin.desk import ReadOnlyAdmin
from timeline.public.store.models import Revision


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    list_display = ["seq", "deed", "noun", "slug", "negotiation", "reason", "at"]
    list_filter = ["deed", "noun"]
    search_fields = ["slug", "reason", "payload", "=hash"]
    ordering = ["-seq"]
    fields = [
        "seq",
        "deed",
        "noun",
        "negotiation",
        "slug",
        "reason",
        "at",
        "record",
        "content_sha256",
        "previous_hash",
        "hash",
    ]

    @admin.display(description=gettext_lazy("record"))
    def record(self, revision):
        pretty = json.dumps(json.loads(revision.payload), ensure_ascii=False, indent=2)
        return render_to_string("admin/timeline/payload.html", {"payload": pretty})
