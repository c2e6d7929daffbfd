"""How fields look at the desk: small boxes for text, and tables in which every box has a name of its own."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple, RelatedFieldWidgetWrapper
from django.db import models

from timeline.desk.admin.choices import Choice, Choices, ChosenRows
from timeline.desk.admin.forms import PartFormSet
from timeline.desk.models.mergeable import Mergeable


class LinesOfText(forms.CharField):
    """Text with line breaks as they are kept: browsers send each as two characters."""

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


class DeskFields(admin.options.BaseModelAdmin):
    """Texts in three lines that grow; beside the choice of a row only “add”, so that nothing is deleted in passing."""

    formfield_overrides = {
        models.TextField: {
            "form_class": LinesOfText,
            "widget": forms.Textarea({"rows": 3, "class": "vLargeTextField"}),
        },
        models.URLField: {"assume_scheme": "https"},
    }

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_change_related = field.widget.can_delete_related = field.widget.can_view_related = False
            if isinstance(field.widget.widget, AutocompleteSelectMultiple):
                # “Required” only takes away the button that clears all, which stands where a list may have no button.
                field.widget.widget.is_required = True
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", Choice(db_field, self.admin_site, using=kwargs.get("using")))
        rows = db_field.remote_field.model._default_manager
        if issubclass(rows.model, Mergeable):
            kwargs.setdefault("queryset", rows.standing())
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", Choices(db_field, self.admin_site, using=kwargs.get("using")))
            kwargs.setdefault("form_class", ChosenRows)
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class LinesFormSet(PartFormSet):
    """Names every box after its column: a table's headings are no labels."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        for field in form.fields.values():
            if field.label:
                field.widget.attrs["aria-label"] = field.label


class Lines(DeskFields, admin.TabularInline):
    """Rows inside a noun, one a line."""

    formset = LinesFormSet
    extra = 0


class Blocks(DeskFields, admin.StackedInline):
    """Rows inside a noun, each a block of its own."""

    formset = PartFormSet
    extra = 0
