"""The admin, where Django looks for it by name: the curators' desk."""

from timeline.desk.admin import *  # noqa: F403
