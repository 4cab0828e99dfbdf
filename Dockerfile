# One image for web and workers; what a container does is its command (compose.yaml).
# The root file system may be read-only: only /data (a volume) and /tmp (in memory) are written.

FROM python:3.11-slim-bookworm AS build
COPY requirements.txt .
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.txt

FROM python:3.11-slim-bookworm
WORKDIR /app
COPY packages.txt .
RUN apt-get update \
 && xargs apt-get install -y --no-install-recommends < packages.txt \
 && rm -rf /var/lib/apt/lists/* \
 && install -d -o 10001 -g 10001 /data
COPY --from=build /venv /venv
COPY .streamlit/config.toml .streamlit/config.toml
COPY app.py ./
COPY core core
COPY pages pages
COPY templates templates
RUN /venv/bin/python -m compileall -q app.py core pages

ENV PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOME=/tmp \
    DATA_DIR=/data \
    STREAMLIT_SERVER_ADDRESS=0.0.0.0 \
    STREAMLIT_SERVER_PORT=8501
USER 10001:10001
VOLUME /data
EXPOSE 8501
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8501/healthz', timeout=4)"]
CMD ["streamlit", "run", "app.py"]
