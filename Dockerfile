FROM python:3.13-slim-bookworm AS build
WORKDIR /build
RUN python -m venv /opt/holdfast
ENV PATH="/opt/holdfast/bin:$PATH"
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml LICENSE ./
COPY bot bot
COPY domain domain
COPY storage storage
COPY locales locales
COPY migrations migrations
# The build backend is one of the hash-checked versions; nothing else is fetched.
RUN pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.13-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /data --create-home holdfast
COPY --from=build /opt/holdfast /opt/holdfast
ENV PATH="/opt/holdfast/bin:$PATH" \
    PYTHONUNBUFFERED=1 \
    HOLDFAST_HTTP_HOST=0.0.0.0
USER 10001
# Where SQLite keeps its file and where `apply` finds a venue.
WORKDIR /data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8080/healthz', timeout=2)"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run", "--mode", "polling"]
