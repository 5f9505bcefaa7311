"""What the web server loads."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jianfu.site.settings")
application = get_wsgi_application()

if settings.BROKER:
    # Not while the first paper waits for it.
    import jianfu.site.celery  # noqa: F401
