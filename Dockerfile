# By digest: a tag can be moved. Newer ones are taken on purpose, with the tag.
FROM python:3.13-slim@sha256:7c61056e61ac89e852de05f3dc6fa51a6dd2181797bceed46aa725dd7cb2cd3b AS build
WORKDIR /src
COPY requirements.txt ./
RUN python -m venv /opt/panah \
 && /opt/panah/bin/pip install --no-cache-dir --require-hashes --no-deps -r requirements.txt
COPY . .
RUN /opt/panah/bin/pip install --no-cache-dir --no-deps --no-build-isolation . \
 && cd / && /opt/panah/bin/python -c "from i18n.catalogs import compile_catalogs; compile_catalogs()"

FROM python:3.13-slim@sha256:7c61056e61ac89e852de05f3dc6fa51a6dd2181797bceed46aa725dd7cb2cd3b
RUN useradd --system --uid 10001 --home-dir /var/lib/panah --create-home panah
COPY --from=build /opt/panah /opt/panah
ENV PATH=/opt/panah/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PANAH_DATA_DIR=/var/lib/panah \
    PANAH_HOST=0.0.0.0
USER panah
VOLUME /var/lib/panah
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["sh", "-c", "panah init && exec panah serve"]
