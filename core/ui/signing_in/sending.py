"""Sends the browser to an address of ours: an HTTP answer can set a cookie, a page cannot."""

import streamlit as st

_JS = """
export default function ({ data }) {
  window.location.replace(new URL(data.path, window.location.origin));
}
"""

_sending = st.components.v2.component("sending", js=_JS)


def send_to(path: str) -> None:
    """`path` begins with "/" and is ours, never anything a person has typed."""
    _sending(data={"path": path}, key="sending")
