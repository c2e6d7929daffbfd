"""Boxes that choose a row by searching: one query for all the lines of a page, and no trust in what is sent."""

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.forms import ModelMultipleChoiceField

LARGEST_KEY = 2**63 - 1


def keys_in(values) -> list[int]:
    """The keys of rows among some values, in order; what is none, or beyond any that a database has, is left out."""
    texts = (str(value) for value in values if value is not None)
    keys = (int(text) for text in texts if text.isdecimal() and len(text) < 20)
    return [key for key in dict.fromkeys(keys) if key <= LARGEST_KEY]


class _Choice:
    """Django's own asks the database once for each box, and fails on a chosen key that is no number.

    `beside` gives, for a box in one line of many, what is chosen in that box of every line; `known` is what the lines
    have found out together.
    """

    beside = None
    known = None

    def optgroups(self, name, value, attrs=None):
        options = []
        if not self.is_required and not self.allow_multiple_selected:
            options.append(self.create_option(name, "", "", selected=False, index=0))
        for row in self._chosen(value):
            label = self.choices.field.label_from_instance(row)
            options.append(self.create_option(name, row.pk, label, selected=True, index=len(options)))
        return [(None, options, 0)]

    def _chosen(self, value):
        keys = keys_in(value)
        if self.beside is None:
            return self._rows(keys).values()
        if "rows" not in self.known:
            self.known["rows"] = self._rows(keys_in(self.beside()))
        return [self.known["rows"][key] for key in keys if key in self.known["rows"]]

    def _rows(self, keys):
        return self.choices.queryset.using(self.db).in_bulk(keys) if keys else {}


class Choice(_Choice, AutocompleteSelect):
    """A box for one row."""


class Choices(_Choice, AutocompleteSelectMultiple):
    """A box for several rows."""


class ChosenRows(ModelMultipleChoiceField):
    """The rows of a box for several. A key beyond any that a database has is refused like others that are none."""

    def clean(self, value):
        for key in value or ():
            if str(key).isdecimal() and not keys_in([key]):
                raise ValidationError(self.error_messages["invalid_choice"], params={"value": key})
        return super().clean(value)
