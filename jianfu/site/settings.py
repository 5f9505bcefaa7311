"""Settings of the site. Everything a place may set comes from the environment through `env`.

Local policy (numbers, lists, clauses) is never set here: it is a limit or a rule.
"""

from __future__ import annotations

import os
import zlib
from datetime import timedelta
from pathlib import Path

from jianfu.site import connections, env
from jianfu.site.databases import database

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
BACKUPS = env.folder("JIANFU_BACKUPS", VAR / "backups")
BACKUP_AT = env.clock("JIANFU_BACKUP_AT", "02:30")
AREA = env.file("JIANFU_AREA")
"""Local limits and lists; None: the defaults."""

SECRET_KEY = env.secret("JIANFU_SECRET_KEY", VAR / "secret_key")
DEBUG = env.flag("JIANFU_DEBUG", False)
HTTPS = env.flag("JIANFU_HTTPS", False)
# This machine itself always: the supervisor and an upgrade ask whether the site is well.
ALLOWED_HOSTS = [*env.words("JIANFU_HOSTS", []), "127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = env.words("JIANFU_ORIGINS", [])

HOST = env.text("JIANFU_HOST", "127.0.0.1")
SAMPLE = env.flag("JIANFU_SAMPLE", HOST in ("127.0.0.1", "localhost", "::1"))
"""The sample county: its people sign in with a password that everybody can read, so only on this machine by default."""
SAMPLE_PASSWORD = "yunshui-2026"  # noqa: S105
SAMPLE_CODES = "YS00"

# An app asks or tells a later one through these lists alone; imports go the other way (docs/decisions/0013-later-apps.md).
REGISTERS = [
    "jianfu.apps.gate.registers.of_the_gate",
    "jianfu.apps.duties.registers.of_duties",
    "jianfu.apps.gate.alike.of_alike_words",
    "jianfu.apps.registers.registers.of_items",
    "jianfu.apps.visits.registers.of_visits",
    "jianfu.apps.channels.registers.of_channels",
    "jianfu.apps.assessments.registers.of_indicators",
]
"""What each app knows beside a paper; `gate.registers` puts it together."""
AFTER_ANSWERS = [
    "jianfu.apps.registers.papers.follow",
    "jianfu.apps.visits.actions.follow",
    "jianfu.apps.channels.papers.follow",
    "jianfu.apps.assessments.papers.follow",
]
"""Who keeps up with what becomes of a paper: functions (gate.Notice), within the transaction."""
AFTER_MOVES = ["jianfu.apps.gate.actions.concerning.moved"]
"""Who keeps up with a unit that came under another one: functions (people.Unit), within the transaction."""
COMING = ["jianfu.apps.visits.coming.this_week"]
"""What else comes this week, on the first page of a township or village: functions (units, today) -> gate.home.Coming."""
LISTS = [
    "jianfu.apps.registers.items.KINDS",
    "jianfu.apps.channels.lists.KINDS",
    "jianfu.apps.assessments.lists.KINDS",
]
"""Lists that an office may bring into a register: tuples of registers.lists.ListKind."""

FILE_MB = env.number("JIANFU_FILE_MB", 50, low=1, high=500)
FILES_AT_ONCE = 100
DROPS_PER_MINUTE = env.number("JIANFU_DROPS_PER_MINUTE", 120, low=1, high=100_000)
"""Files one address may drop in a minute: a whole office may stand behind one address."""
WITHDRAW_HOURS = 24

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "jianfu.site",
    "jianfu.apps.people",
    "jianfu.apps.journal",
    "jianfu.apps.duties",
    "jianfu.apps.ledger",
    "jianfu.apps.gate",
    "jianfu.apps.intake",
    "jianfu.apps.registers",
    "jianfu.apps.visits",
    "jianfu.apps.channels",
    "jianfu.apps.assessments",
    "jianfu.apps.messages",
    "jianfu.apps.board",
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
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "jianfu.apps.people.middleware.rightly_signed_in",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "jianfu.apps.gate.middleware.Outage",
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
                "jianfu.apps.people.context.people",
            ]
        },
    }
]

DATABASES = {"default": database(env.text("DATABASE_URL", ""), VAR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
BROKER = env.broker("JIANFU_BROKER")
WORKERS = env.number("JIANFU_WORKERS", 1, low=1, high=64)
TRIAL = env.flag("JIANFU_TRIAL", False)
HERE = ("trial-" if TRIAL else "here-") + env.name_of_machine(VAR / "machine")
"""The queue of this machine, for what only it can do: bytes that wait are in its memory."""
_QUEUE = "jianfu.site.celery.CeleryBackend" if BROKER else "django_tasks_db.DatabaseBackend"
TASKS = {"default": {"BACKEND": env.text("JIANFU_TASKS", _QUEUE), "QUEUES": ["default", HERE]}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# What is uploaded stays in memory: Django's other handler writes large files to the disk unread.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = (FILE_MB + 1) * 2**20
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 2**20
DATA_UPLOAD_MAX_NUMBER_FILES = FILES_AT_ONCE

AUTH_USER_MODEL = "people.Person"
LOGIN_URL = "people:sign-in"
# axes stands first: who is locked out costs no password hash.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "jianfu.apps.people.hashers.OfficeArgon2",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
# Failures are counted until they are forgiven; signing in leaves no row at all.
AXES_DISABLE_ACCESS_LOG = True
AXES_RESET_ON_SUCCESS = True
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
# One address may be a whole office, one code may be tried by a joker: only both together are stopped.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "jianfu.apps.people.views.signing.locked_out"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "staff_code", "next", "csrfmiddlewaretoken"]
AXES_VERBOSE = AXES_ENABLE_ADMIN = False

# The office's own sign-in; without an issuer not even its libraries are loaded.
OIDC_ISSUER = env.address("JIANFU_OIDC_ISSUER")
OIDC_CLAIM = env.text("JIANFU_OIDC_CLAIM", "staff_code")
"""Where its identity holds the staff code."""
if OIDC_ISSUER:
    INSTALLED_APPS += [
        "allauth",
        "allauth.account",
        "allauth.socialaccount",
        "allauth.socialaccount.providers.openid_connect",
    ]
    MIDDLEWARE += ["allauth.account.middleware.AccountMiddleware"]
    ACCOUNT_USER_MODEL_USERNAME_FIELD = "staff_code"
    ACCOUNT_USER_MODEL_EMAIL_FIELD = None
    ACCOUNT_EMAIL_VERIFICATION = "none"
    ACCOUNT_LOGIN_METHODS = {"username"}
    ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
    SOCIALACCOUNT_ADAPTER = "jianfu.apps.people.sso.OfficeAdapter"
    SOCIALACCOUNT_STORE_TOKENS = False
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "office",
                    "name": "统一登录",
                    "client_id": env.needed("JIANFU_OIDC_CLIENT_ID"),
                    "secret": env.needed("JIANFU_OIDC_CLIENT_SECRET"),
                    "settings": {"server_url": OIDC_ISSUER, "scope": ["openid", "profile"]},
                }
            ],
        }
    }

# The ways out. Each is None or "" until it is connected (docs/connect.md).
MAIL, WECOM, DINGTALK = connections.mail(), connections.wecom(), connections.dingtalk()
WECOM_ROBOT, DINGTALK_ROBOT = connections.wecom_robot(), connections.dingtalk_robot()
ADDRESS = connections.address(MAIL, WECOM, DINGTALK, WECOM_ROBOT, DINGTALK_ROBOT)
"""Where people reach the site, for links in messages."""

# What comes in without hands; "" and [] until it is connected.
INBOX, MAILBOXES = env.standing_folder("JIANFU_INBOX"), connections.mailboxes()

# The session is a signed cookie: which papers this browser dropped is known to this browser alone.
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"
SESSION_COOKIE_AGE = 30 * 24 * 3600
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
# Lax: who follows a link in the office's own system is still signed in. No address changes anything by being opened.
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "jianfu.apps.gate.views.form_expired"

SECURE_SSL_REDIRECT = HTTPS
# TLS ends at a proxy on this machine, which must set this header itself and never hand on a caller's own.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REDIRECT_EXEMPT = [r"^well/$", r"^health/$"]
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

# Never the content, the name or the sender of a paper: paths, error classes and places in the code only.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"quiet": {"()": "jianfu.site.logs.Quiet", "format": "%(levelname)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "quiet"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Who mistyped a password is nobody's reading.
    "loggers": {"axes": {"level": "ERROR"}},
}
