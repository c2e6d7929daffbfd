"""Pages of the desk that ask before something is done."""

from django.template.response import TemplateResponse


def asking(desk, request, template, **context) -> TemplateResponse:
    """A page of the admin `desk` that asks, drawn by a template that extends admin/timeline/asking.html."""
    request.current_app = desk.admin_site.name
    base = {**desk.admin_site.each_context(request), "opts": desk.opts, "media": desk.media}
    return TemplateResponse(request, template, base | context)
