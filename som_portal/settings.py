"""Settings of the portal: composition only; everything asked of the surroundings is in env.py."""

import json
from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from som_portal.env import BASE, read_env, refuse_a_demo_for_the_world
from som_portal.kit.logs import logging_as_json

ENV = read_env()
VAR = Path(ENV.var_dir)
BASE_DIR = BASE
DEBUG = ENV.debug
DEMO_MODE = ENV.demo_mode
SECRET_KEY = ENV.secret_key or ("only-for-demo-and-debug" * 3 if DEBUG or DEMO_MODE else "")
if not SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY is empty: set it to a long random text.")
ALLOWED_HOSTS, SECRET_KEY_FALLBACKS = list(ENV.allowed_hosts), list(ENV.secret_key_fallbacks)
SITE_URL = ENV.site_url.rstrip("/")
refuse_a_demo_for_the_world(ENV)

INSTALLED_APPS = [
    "som_portal.apps.BackOfficeConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "guardian",
    "som_portal.kit",
    "som_portal",
    "governance",
    "werkingen",
    "community",
]

MIDDLEWARE = [
    "som_portal.kit.http.SafeHeaders",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "som_portal.kit.http.HardenedRequests",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "som_portal.kit.http.RefusalPages",
]
ROOT_URLCONF = "som_portal.urls"
WSGI_APPLICATION = "som_portal.wsgi.application"
FORM_RENDERER = "som_portal.kit.forms.PortalFormRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["som_portal.kit.templatetags.som", "django.templatetags.i18n", "django.templatetags.static"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "som_portal.kit.http.page_context",
                "som_portal.front.places.place_context",
            ],
        },
    }
]

DATABASES = {"default": environ.Env.db_url_config(ENV.database_url or f"sqlite:///{VAR / 'som.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        " PRAGMA recursive_triggers=ON; PRAGMA secure_delete=ON;",
    }
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}  # a connection anew: a quarter of a page
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": ENV.redis_url}
    if ENV.redis_url
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

# ---- who may come in -------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "governance.User"
AUTHENTICATION_BACKENDS = [
    "governance.bodies.backend.MandateBackend",
    "guardian.backends.ObjectPermissionBackend",
    "governance.people.backend.PersonBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "front:home"
ACCOUNT_SIGNUP_REDIRECT_URL = "front:welcome"
ACCOUNT_ADAPTER = "governance.people.adapters.AccountAdapter"
MFA_ADAPTER = "governance.people.adapters.SecondFactorAdapter"
SOCIALACCOUNT_ADAPTER = "governance.people.adapters.SocialAccountAdapter"
ANONYMOUS_USER_NAME = ACCOUNT_USER_MODEL_USERNAME_FIELD = None
GUARDIAN_MONKEY_PATCH_USER = False
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]  # no password field anywhere: allauth then asks for a code
ACCOUNT_SIGNUP_FORM_CLASS = "governance.people.forms.NameForm"
ACCOUNT_LOGIN_BY_CODE_ENABLED = ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_EMAIL_SUBJECT_PREFIX, ACCOUNT_EMAIL_VERIFICATION = "", "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_NOTIFICATIONS = ACCOUNT_CHANGE_EMAIL = ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_PREVENT_ENUMERATION = ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {"request_login_code": "20/m/ip,3/m/key,12/h/key", "account_already_exists": "3/h/key"}
ACCOUNT_RATE_LIMITS |= {"answer_sounding": "40/m/ip,200/h/key"}  # a class answers at once behind one address
ALLAUTH_TRUSTED_PROXY_COUNT = int(ENV.trust_proxy_https)
MFA_SUPPORTED_TYPES, MFA_PASSKEY_LOGIN_ENABLED = ["totp", "webauthn", "recovery_codes"], True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG or DEMO_MODE
MFA_TOTP_ISSUER, MFA_TOTP_TOLERANCE = "SOM", 1
SECOND_FACTOR_REQUIRED = not (DEBUG or DEMO_MODE)
DEMO_ACCOUNTS_OPEN = DEMO_MODE
OIDC_APPS = json.loads(ENV.oidc_providers)
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": OIDC_APPS, "OAUTH_PKCE_ENABLED": True}}
SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True

# ---- words, time, files ----------------------------------------------------------------------------------------------
LANGUAGE_CODE, TIME_ZONE = "nl", "Europe/Brussels"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [BASE / "locale"]
USE_TZ = USE_I18N = True
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if DEBUG:
    STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
MEDIA_ROOT = VAR / "media"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# ---- mail and tasks --------------------------------------------------------------------------------------------------
EMAIL_CONFIG = environ.Env.email_url_config(ENV.email_url) if ENV.email_url else {}
vars().update(EMAIL_CONFIG)
if not EMAIL_CONFIG:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(VAR / "mail")
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENV.email_from
REPLY_MAILBOX, INCOMING_MAIL = ENV.reply_mailbox, ENV.incoming_mail
CELERY_BROKER_URL = ENV.redis_url or None
CELERY_TASK_ALWAYS_EAGER = not ENV.redis_url
CELERY_TASK_ACKS_LATE = CELERY_TASK_REJECT_ON_WORKER_LOST = CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 120}
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE = {"tick": {"task": "som_portal.celery.tick", "schedule": 60.0}}

# ---- answers ---------------------------------------------------------------------------------------------------------
IDENTITY_PROVIDERS = ["{0.scheme}://{0.netloc}".format(urlsplit(app["settings"]["server_url"])) for app in OIDC_APPS]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        **{name: [NONE] for name in ("default-src", "base-uri", "frame-ancestors")},
        **{name: [SELF] for name in ("connect-src", "font-src", "manifest-src", "style-src")},
        "form-action": [SELF, *IDENTITY_PROVIDERS],
        "img-src": [SELF, "data:"],
        "script-src": [SELF, NONCE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
IS_PLAIN_HTTP = DEBUG or DEMO_MODE
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = not IS_PLAIN_HTTP
SECURE_SSL_REDIRECT = not IS_PLAIN_HTTP
SECURE_HSTS_SECONDS = 0 if IS_PLAIN_HTTP else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not IS_PLAIN_HTTP
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
if ENV.trust_proxy_https:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
LOGGING = logging_as_json()
