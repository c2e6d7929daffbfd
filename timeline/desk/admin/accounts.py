"""Accounts of those who work at the desk. Managers keep them; only a superuser makes superusers or changes one."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy

admin.site.unregister(User)


@admin.register(User)
class AccountAdmin(UserAdmin):
    """A manager sets who somebody is, whether they may sign in, and their roles, but no permission on its own."""

    list_display = ["username", "first_name", "last_name", "is_active", "is_staff"]
    list_filter = ["is_active", "groups"]
    actions = None
    manager_fieldsets = (
        (None, {"fields": ("username", "password")}),
        (gettext_lazy("Who it is"), {"fields": ("first_name", "last_name", "email")}),
        (gettext_lazy("At the desk"), {"fields": ("is_active", "is_staff", "groups")}),
    )

    def get_fieldsets(self, request, obj=None):
        return super().get_fieldsets(request, obj) if request.user.is_superuser or not obj else self.manager_fieldsets

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (request.user.is_superuser or not _is_superuser(obj))


def _is_superuser(account):
    return account is not None and account.is_superuser
