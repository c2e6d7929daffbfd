"""A page of the desk as its curator has it: where it is, and what its form would send."""

from html.parser import HTMLParser

from django.contrib.messages import get_messages
from django.urls import reverse


def change_page(row):
    return reverse(f"admin:timeline_{row._meta.model_name}_change", args=[row.pk])


def add_page(model, **initial):
    return reverse(f"admin:timeline_{model._meta.model_name}_add", query=initial)


def list_page(model, **query):
    return reverse(f"admin:timeline_{model._meta.model_name}_changelist", query=query)


def form_of(response) -> dict:
    """What a browser would send of the form on a page, were it submitted as it is drawn."""
    form = _Form()
    form.feed(response.content.decode())
    return {name: values for name, values in form.sent.items() if "__prefix__" not in name}


def save(client, page, **typed):
    """Open a page, type over some of its fields, and save it. Returns the answer."""
    return client.post(page, form_of(client.get(page)) | typed)


def line(inline, index, **typed) -> dict:
    """Fields of one line below a form: line("citations", 0, source=1) has "citations-0-source"."""
    return {f"{inline}-{index}-{name}": value for name, value in typed.items()}


def messages_of(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def errors_of(response) -> list[str]:
    """Every complaint on a page whose form was refused."""
    context = response.context
    forms = [
        context["adminform"].form,
        *(form for inline in context["inline_admin_formsets"] for form in inline.formset.forms),
    ]
    return [error for form in forms for errors in form.errors.values() for error in errors]


class _Form(HTMLParser):
    def __init__(self):
        super().__init__()
        self.sent = {}
        self.select = self.textarea = None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        name = attrs.get("name")
        if tag == "input" and name and attrs.get("type") not in {"submit", "checkbox"}:
            self._send(name, attrs.get("value", ""))
        elif tag == "input" and name and "checked" in attrs:
            self._send(name, attrs.get("value", "on"))
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in attrs:
            self._send(self.select, attrs["value"])
        elif tag == "textarea":
            self.textarea, self.text = name, ""

    def handle_data(self, data):
        if self.textarea:
            self.text += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self.textarea:
            self._send(self.textarea, self.text.removeprefix("\n").replace("\n", "\r\n"))
            self.textarea = None
        elif tag == "select":
            self.select = None

    def _send(self, name, value):
        self.sent.setdefault(name, []).append(value)
