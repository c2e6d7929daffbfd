"""Who may do what: three roles as groups, which the migrations make. A person may have several; a superuser has all.

A curator keeps drafts, and the texts that they are taken from. An editor does that too, and publishes, corrects,
retracts and merges. A manager keeps accounts and share links, and takes out what must not be read; that role alone
edits nothing.
"""

from django.contrib.auth.management import create_permissions

from timeline.public.responses import MAY_SHARE

PUBLISH = "timeline.publish_record"
REDACT = "timeline.redact_record"
SHARE = MAY_SHARE
REVOKE = "timeline.change_sharelink"

NOUNS = ("negotiation", "actor", "source", "event", "provision", "peaceplanversion")

PARTS = (
    *("party", "topic", "name", "office", "eventorder", "participation", "planmention"),
    *("planrelation", "provisionreading", "citation", "hop"),
)

INTAKE = ("article", "proposal")

DRAFTING = {f"{verb}_{model}" for model in (*NOUNS, *PARTS, *INTAKE) for verb in ("view", "add", "change", "delete")}
LOOKING = {f"view_{model}" for model in (*NOUNS, *PARTS)} | {"view_revision"}

ROLES = {
    "Curator": DRAFTING | {"view_revision"},
    "Editor": DRAFTING | {"view_revision", "publish_record"},
    "Manager": LOOKING
    | {"view_sharelink", "add_sharelink", "change_sharelink", "redact_record"}
    | {"view_user", "add_user", "change_user", "view_group"},
}
"""Name of the group -> the codenames of its permissions, in this app and among accounts."""


def give_roles(apps, schema_editor):
    """For a migration that makes the roles, or a table that belongs to one: all that the tables so far allow.

    Django makes permissions after the last migration, which is too late for the groups that hold them.
    """
    for label in ("auth", "timeline"):
        app = apps.get_app_config(label)
        app.models_module = True
        create_permissions(app, apps=apps, verbosity=0, using=schema_editor.connection.alias)
        app.models_module = None
    make_groups(apps)


def make_groups(apps):
    """Make the groups that are missing and give each what its role has; what else it was given stays."""
    permissions = apps.get_model("auth", "Permission").objects.filter(content_type__app_label__in=["timeline", "auth"])
    for name, codenames in ROLES.items():
        group, _is_new = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*permissions.filter(codename__in=codenames))
