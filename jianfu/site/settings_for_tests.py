"""The settings of the site in a folder of their own; tasks run where they are enqueued."""

import os
import tempfile
import zlib

_VAR = tempfile.mkdtemp(prefix="jianfu-tests-")
os.environ.update(
    JIANFU_VAR=_VAR,
    JIANFU_PAPERS=f"{_VAR}/papers",
    JIANFU_STATIC=f"{_VAR}/static",
    JIANFU_THRESHOLD=f"{_VAR}/threshold",
    JIANFU_TASKS="django_tasks.backends.immediate.ImmediateBackend",
    JIANFU_HOSTS="127.0.0.1,localhost,testserver",
)

from jianfu.site.settings import *  # noqa: E402, F403
from jianfu.site.settings import DATABASES, ROOT  # noqa: E402

# DATABASE_URL may name PostgreSQL: each copy of the tree has test databases of its own there.
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    name = f"test_jianfu_{zlib.crc32(bytes(ROOT)):08x}"
    DATABASES["default"]["TEST"] = {"NAME": name, "CHARSET": "UTF8", "TEMPLATE": "template0"}

# The hashed names need `collectstatic`; tests of the real server run it themselves.
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
