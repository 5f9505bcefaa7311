"""Settings of the site. Everything a place may set comes from the environment through `env`.

Local policy (numbers, lists, clauses) is never set here: it is a limit or a rule.
"""

from __future__ import annotations

import os
import zlib
from pathlib import Path

from jianfu.site import env

ROOT = Path(__file__).resolve().parents[2]
VAR = env.folder("JIANFU_VAR", ROOT / "var")
PAPERS = env.folder("JIANFU_PAPERS", VAR / "papers")
# A file waits here until the guards have looked at it: in memory, because a paper marked secret must never touch a disk.
_MEMORY = Path("/dev/shm")  # noqa: S108
THRESHOLD_IN_MEMORY = os.access(_MEMORY, os.W_OK)
THRESHOLD = env.folder(
    "JIANFU_THRESHOLD",
    _MEMORY / f"jianfu-{zlib.crc32(bytes(VAR)):08x}" if THRESHOLD_IN_MEMORY else VAR / "threshold",
)
AREA = env.file("JIANFU_AREA")
"""Local limits and lists; None: the defaults."""

SECRET_KEY = env.secret("JIANFU_SECRET_KEY", VAR / "secret_key")
DEBUG = env.flag("JIANFU_DEBUG", False)
HTTPS = env.flag("JIANFU_HTTPS", False)
ALLOWED_HOSTS = env.words("JIANFU_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.words("JIANFU_ORIGINS", [])

FILE_MB = env.number("JIANFU_FILE_MB", 50, low=1, high=500)
FILES_AT_ONCE = 100
DROPS_PER_MINUTE = env.number("JIANFU_DROPS_PER_MINUTE", 120, low=1, high=100_000)
"""Files one address may drop in a minute: a whole office may stand behind one address."""
WITHDRAW_HOURS = 24

INSTALLED_APPS = [
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "jianfu.site",
    "jianfu.apps.gate",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "jianfu.apps.gate.middleware.upload_limit",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "jianfu.site.urls"
WSGI_APPLICATION = "jianfu.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "jianfu.apps.gate.context.page",
            ]
        },
    }
]

# Django's default transaction mode takes the write lock too late: thousands of "database is locked" under load.
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": VAR / "jianfu.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": env.text("JIANFU_TASKS", "django_tasks_db.DatabaseBackend")}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# What is uploaded stays in memory: Django's other handler writes large files to the disk unread.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = (FILE_MB + 1) * 2**20
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 2**20
DATA_UPLOAD_MAX_NUMBER_FILES = FILES_AT_ONCE

# The session is a signed cookie: which papers this browser dropped is known to this browser alone.
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"
SESSION_COOKIE_AGE = 30 * 24 * 3600
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "jianfu.apps.gate.views.form_expired"

SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
# The site speaks for its own host only: neither for others below its name, nor in browsers' lists.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

STATIC_URL = "static/"
STATIC_ROOT = env.folder("JIANFU_STATIC", VAR / "static")
STORAGES = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
WHITENOISE_MAX_AGE = 31_536_000
WHITENOISE_AUTOREFRESH = False

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = False

# Never the content, the name or the sender of a paper: paths and error classes only.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
