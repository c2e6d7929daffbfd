"""Settings, from the environment only; docs/operating.md lists every variable.

The defaults serve one machine: SQLite and the secret key in DATA_DIR, plain http on this computer. HTTPS=true is the
one switch for a public site.
"""

import sqlite3
from pathlib import Path

import django
from csp.constants import NONE, SELF

from timeline import environment, sqlite

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = environment.folder("DATA_DIR", BASE_DIR / "var")

SECRET_KEY = environment.secret_key(keep_in=DATA_DIR / "secret_key")
DEBUG = environment.switch("DEBUG")
ALLOWED_HOSTS = environment.hosts("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
SITE_NAME = environment.text("SITE_NAME", "Negotiation Timeline")

ROOT_URLCONF = "timeline.urls"
WSGI_APPLICATION = "timeline.wsgi.application"

INSTALLED_APPS = [
    "timeline.apps.TimelineConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
]

MIDDLEWARE = [
    # Probes know neither our host name nor https, so they are answered before either is asked for.
    "timeline.middleware.answer_probes",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "timeline.middleware.speak_to_readers",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["timeline.public.templatetags.languages"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "timeline.public.languages.for_templates",
            ],
        },
    },
]

# Django 6 has partials of its own; the templates are the same for both.
if django.VERSION < (6, 0):
    INSTALLED_APPS.append("template_partials")
    TEMPLATES[0]["OPTIONS"]["builtins"].append("template_partials.templatetags.partials")


# --- Where `manage.py serve` listens ----------------------------------------------------------------------------------

HOST = environment.text("HOST", "127.0.0.1")
PORT = environment.number("PORT", 8000, least=1, most=65535)
THREADS = environment.number("THREADS", 8, least=1, most=256)


# --- The database -----------------------------------------------------------------------------------------------------

DATABASE_POOL = environment.number("DATABASE_POOL", 0, least=0, most=1000)

DATABASES = {
    "default": environment.postgresql("DATABASE_URL")
    or {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_DIR / "timeline.sqlite3",
        "OPTIONS": {
            # A deferred transaction that turns into a writer is refused at once while another writes; this kind waits.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL: what was acknowledged outlives a power cut.
            "init_command": (
                f"PRAGMA journal_mode={sqlite.journal_for(sqlite3.sqlite_version_info)};"
                "PRAGMA synchronous=FULL;"
                "PRAGMA foreign_keys=ON;"
            ),
        },
    }
}
DATABASES["default"] |= {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}

if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
    if DATABASE_POOL:
        # Django wants no persistent connections beside a pool: the pool is what persists.
        DATABASES["default"]["CONN_MAX_AGE"] = 0
        DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 1, "max_size": DATABASE_POOL}

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


# --- Curators and their sessions (readers have none) ------------------------------------------------------------------

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LOGIN_URL = "admin:login"

TWO_PAIRS_OF_EYES = environment.switch("TWO_PAIRS_OF_EYES")

# An event with many citations and their chains is one admin form.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# Files that curators import: they are read through on every step, and drafted in one transaction.
IMPORT_MOST_MB = environment.number("IMPORT_MOST_MB", 100, least=1, most=1000)
IMPORT_MOST_ROWS = environment.number("IMPORT_MOST_ROWS", 10_000, least=1, most=1_000_000)


# --- What a browser may do --------------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

PERMISSIONS_POLICY = {
    "accelerometer": [],
    "camera": [],
    "display-capture": [],
    "geolocation": [],
    "gyroscope": [],
    "hid": [],
    "magnetometer": [],
    "microphone": [],
    "midi": [],
    "payment": [],
    "serial": [],
    "usb": [],
}

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True

HTTPS = environment.switch("HTTPS")
BEHIND_PROXY = environment.switch("BEHIND_PROXY")

SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0

# Only a proxy that sets this header itself makes it true; without one, anybody could send it.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None

# W005 and W021 ask for HSTS on all subdomains and in browsers' preload lists. This site cannot speak for its neighbours
# on the domain, and a preload entry takes months to undo: that is the domain owner's to decide, at the proxy.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]


# --- Files on the wire ------------------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
# Pages name every file by its hash: nobody asks for the others, and to compress those as well takes twice as long.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "timeline.static_bundle.BundlingFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}


# --- Language and time ------------------------------------------------------------------------------------------------

# Facts and the desk are in the first. Each of the others has a catalogue (CONTRIBUTING.md) and its words for dates
# (timeline/dates/wording.py).
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("uk", "Українська")]
USE_I18N = True
LOCALE_PATHS = [BASE_DIR / "locale"]

USE_TZ = True
TIME_ZONE = "UTC"


# --- The log: standard error, and no address of a share link in it ----------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_tokens": {"()": "timeline.logs.WithoutTokens"}},
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["without_tokens"]}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        # Django's own handlers would send mail and print twice; a 4xx is the reader's news, not the operator's.
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        # It warns of every request that waits for a thread, which a busy moment is full of.
        "waitress.queue": {"level": "ERROR"},
    },
}
