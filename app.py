"""Starts everything on one port: `streamlit run app.py` or `uvicorn app:app`.

Root-level keys of `.streamlit/secrets.toml` become environment variables before the settings are read.
"""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st

from core.adapters.logs import configure_logs
from core.api import (
    browser_session_routes,
    event_hubs,
    health_routes,
    mounted_api,
    oauth_routes,
    streams_end_on_signals,
)
from core.bootstrap import shared_runtime
from core.settings import load_settings

st.secrets.load_if_toml_exists()
configure_logs(load_settings())
runtime = shared_runtime()
events = event_hubs(runtime)


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Warm processes and job threads live as long as the server.

    What is imported by now stays, so the garbage collector need not walk through all of it again and again:
    that took up to 130 ms, in which nobody was answered.
    """
    runtime.warm_up()
    runtime.start_jobs()
    gc.freeze()
    with streams_end_on_signals(events):
        yield
    runtime.close()


app = st.App(
    Path(__file__).parent / "core" / "ui" / "main.py",
    lifespan=lifespan,
    routes=[
        *health_routes(runtime),
        *browser_session_routes(runtime),
        *oauth_routes(runtime),
        mounted_api(runtime, events),
    ],
)
