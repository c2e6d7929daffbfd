"""Where the database still holds some words, and what is to be done there, for somebody who has to see them gone."""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import singledispatch
from itertools import islice

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models import CharField, JSONField, Model, Q, TextField
from django.db.models.functions import Cast
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from timeline.desk.imports.proposal import FileRefused
from timeline.desk.imports.staging import file_of
from timeline.desk.keeping import keeper_of
from timeline.desk.models import Article, DraftVersion, Import, ImportedEvent, ImportPiece, ImportRow, Merge, Proposal
from timeline.public.store.models import Mention, Published, Revision, ShareLink
from timeline.records.redacted import REDACTED

SHORTEST, LONGEST = 3, 200
MOST_OF_A_TABLE = 100

DRAWN = {Published, Mention}
"""Tables that are drawn from revisions and from the documents of frozen links, and hold nothing else."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """A row that holds the words, or whose part does, and what to do there. `is_memory`: `forget` empties it."""

    row: Model
    advice: str
    is_memory: bool = False

    @property
    def kind(self) -> str:
        """What kind of row it is, in words."""
        return capfirst(self.row._meta.verbose_name)


def places(text: str) -> list[Place]:
    """Every place that holds a text, upper and lower case alike, each row once, the desk's memory last.

    Reads every table there is.
    """
    found = {}
    for model in _tables():
        for row in _holding(model, text)[:MOST_OF_A_TABLE]:
            place = _place(row, text)
            found.setdefault((type(place.row), place.row.pk, place.advice), place)
    for staged in islice(_waiting_files(text), MOST_OF_A_TABLE):
        found.setdefault((Import, staged.pk, _thrown_away()), Place(row=staged, advice=_thrown_away()))
    return sorted(found.values(), key=lambda place: place.is_memory)


@transaction.atomic
def forget(text: str) -> int:
    """Empty whatever holds a text and is only the desk's memory, which no page lets anybody change; how many rows."""
    emptied = _holding(DraftVersion, text).update(record="", reason="")
    emptied += _holding(LogEntry, text).update(object_repr="", change_message="")
    nameless = {"kept_name": REDACTED, "merged_name": REDACTED, "reason": ""}
    emptied += _holding(Merge, text).update(**nameless, moved={}, dropped=[], before={}, after={})
    drafted = Import.objects.exclude(drafted_at=None)
    rows = _holding(ImportRow, text).filter(of__in=drafted)
    emptied += rows.update(title="", date="", told="", key="", proposal={})
    for gone in (ImportedEvent, Import, ShareLink):
        for row in _holding(gone, text):
            if _place(row, text).is_memory:
                row.delete()
                emptied += 1
    return emptied


def _tables():
    ours = apps.get_app_config("timeline").get_models()
    return [*(model for model in ours if model not in DRAWN), LogEntry, get_user_model()]


def _holding(model, text):
    columns = {field.attname: field for field in model._meta.concrete_fields if _takes_words(field)}
    rows = model.objects.alias(**{f"{name}_read": Cast(name, TextField()) for name in columns})
    holding = Q(pk=None)
    for name, field in columns.items():
        for spelling in _spellings(text, is_json=isinstance(field, JSONField)):
            holding |= Q(**{f"{name}_read__icontains": spelling})
    return model.objects.filter(pk__in=rows.filter(holding).values("pk")).order_by("pk")


def _takes_words(field):
    return isinstance(field, CharField | TextField | JSONField) and not field.attname.endswith(("sha256", "password"))


def _spellings(text, *, is_json):
    # SQLite knows upper and lower case of ASCII letters only, and keeps others in JSON as escapes.
    spellings = {text} if text.isascii() else {text, text.lower(), text.upper(), text.title()}
    return spellings | {json.dumps(each)[1:-1] for each in spellings} if is_json else spellings


def _waiting_files(text) -> Iterator[Import]:
    """The files that were sent in, and not drafted yet, with the text in them."""
    for staged in Import.objects.filter(drafted_at=None).order_by("pk"):
        with suppress(FileRefused):
            if any(text.casefold() in line.casefold() for line in file_of(staged).lines()):
                yield staged


@singledispatch
def _place(row, text) -> Place:
    keeper = keeper_of(row)
    return Place(row=keeper, advice=_("Change it on its page, and publish the change if readers have it."))


@_place.register
def _of_revision(revision: Revision, text):
    if _is_in(text, revision.payload, revision.reason):
        return Place(row=revision, advice=_("Choose it in the list of revisions and redact it."))
    told = _("Its slug holds them, which the chain keeps. No page leads to that address once nothing is left of it.")
    return Place(row=revision, advice=told)


@_place.register
def _of_link(link: ShareLink, text):
    if link.revoked_at:
        return Place(row=link, advice=_("It was revoked, and is deleted."), is_memory=True)
    return Place(row=link, advice=_("Revoke it, and make another without them."))


@_place.register(Article)
@_place.register(Proposal)
def _of_article(row, text):
    article = row if isinstance(row, Article) else row.article
    return Place(row=article, advice=_("Delete the article: its text and all that was proposed from it go."))


@_place.register(Import)
@_place.register(ImportRow)
@_place.register(ImportPiece)
def _of_import(row, text):
    staged = row if isinstance(row, Import) else row.of
    if not staged.drafted_at:
        return Place(row=staged, advice=_thrown_away())
    told = _("It is deleted.") if row is staged else _("What it keeps of these rows is emptied.")
    return Place(row=staged, advice=told, is_memory=True)


@_place.register
def _of_imported(row: ImportedEvent, text):
    told = _("What it keeps of the file is deleted: a later edition finds the event by its slug, or takes it for new.")
    return Place(row=row.event, advice=told, is_memory=True)


@_place.register
def _of_merge(made: Merge, text):
    return Place(row=made, advice=_("It is emptied, and cannot be undone any more."), is_memory=True)


@_place.register(DraftVersion)
@_place.register(LogEntry)
def _of_memory(row, text):
    return Place(row=row, advice=_("It is emptied; that something was done, by whom and when stays."), is_memory=True)


@_place.register
def _of_account(account: AbstractUser, text):
    return Place(row=account, advice=_("Change the account."))


def _thrown_away():
    return _("Throw the file away.")


def _is_in(text, *values):
    return any(text.casefold() in value.casefold() for value in values)
