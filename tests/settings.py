"""The portal's settings as the tests want them: a private database, mails in memory, plain static files."""

from tests import surroundings

surroundings.prepare()

from som_portal.settings import *  # noqa: E402, F403 (the environment had to stand first)
from som_portal.settings import CACHES, DATABASES, ENV, VAR  # noqa: E402

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
SECOND_FACTOR_REQUIRED = False  # tests of the second factor switch it on
DEMO_ACCOUNTS_OPEN = True  # tests play roles of the demo; the test of its closed door switches it off
CELERY_TASK_ALWAYS_EAGER = CELERY_TASK_EAGER_PROPAGATES = True
if not ENV.database_url:
    # A file, not memory: only a file has the WAL and the locks that production has, and threads share it.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR / "test.sqlite3")}
if ENV.redis_url:
    CACHES["default"]["LOCATION"] = f"{ENV.redis_url.rstrip('/')}/{surroundings.worker_number()}"
