# One image for web, worker, beat and migrate. Built from the lock: nothing that the lock does not name comes in.
FROM python:3.13-slim-trixie AS build
WORKDIR /build
COPY requirements-uv.lock requirements.lock ./
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements-uv.lock \
 && /venv/bin/uv pip install --no-cache --require-hashes --python /venv/bin/python -r requirements.lock \
 && /venv/bin/pip uninstall --yes uv

FROM python:3.13-slim-trixie
# postgresql-client: `manage.py backup` and `restore` use pg_dump, pg_restore and psql
RUN apt-get update \
 && apt-get install --yes --no-install-recommends postgresql-client \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /portal --shell /usr/sbin/nologin som \
 && install --directory --owner som --group som /var/lib/som
COPY --from=build /venv /venv
WORKDIR /portal
COPY manage.py ./
COPY som_portal som_portal
COPY governance governance
COPY werkingen werkingen
COPY community community
COPY templates templates
COPY static static
COPY locale locale
# Translations are compiled here, as root: the portal itself cannot write in its own code.
RUN PYTHONPATH=/portal /venv/bin/python -c "from pathlib import Path; from som_portal.kit.catalogue import compile_catalogues; compile_catalogues(Path('locale'))"
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 VAR_DIR=/var/lib/som
USER som
EXPOSE 8000
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", "--workers-kill-timeout", "5", "--blocking-threads", "2", "--backpressure", "64", "som_portal.wsgi:application"]
