"""Every address of the site. /healthz and /readyz are answered before it (timeline/middleware.py)."""

from django.contrib import admin
from django.templatetags.static import static
from django.urls import include, path
from django.utils.functional import lazy
from django.views.generic import RedirectView

urlpatterns = [
    # Browsers ask for it where no page names an icon, as at the desk.
    path("favicon.ico", RedirectView.as_view(url=lazy(static, str)("favicon.svg"))),
    path("", include("timeline.desk.urls")),
    path("admin/", admin.site.urls),
    path("", include("timeline.public.urls")),
]
