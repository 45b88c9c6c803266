"""The door for the web server (granian)."""

import os
from io import StringIO

from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "som_portal.settings")
application = get_wsgi_application()
call_command("check", stdout=StringIO())  # raises SystemCheckError: no portal with a guard of the database gone
