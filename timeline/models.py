"""The models, where Django looks for them by name. The desk's are working tables; the store's are the record."""

from timeline.desk.models import *  # noqa: F403
from timeline.public.store.models import *  # noqa: F403
