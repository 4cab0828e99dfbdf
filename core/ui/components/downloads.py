"""Download buttons: plain links to the signed route, so that files never pass through the page's memory."""

from collections.abc import Mapping

import streamlit as st

from core.services.artifacts import LINK_SECONDS, download_url
from core.ui.components.problems import guarded
from core.ui.session import nobodys_ports, require_user

_LABELS = {"pdf": "PDF", "docx": "Word", "html": "HTML"}
_HTML = '<div class="links"></div>'
_CSS = """
.links { display: flex; flex-wrap: wrap; gap: .5rem; font: .875rem var(--st-font); }
a { display: inline-flex; align-items: center; min-height: 44px; padding: 0 1rem; box-sizing: border-box;
    border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius, 8px);
    color: var(--st-text-color); background: var(--st-background-color); text-decoration: none; }
a:hover { border-color: var(--st-primary-color); color: var(--st-primary-color); }
a:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 2px; }
a.first { background: var(--st-primary-color); border-color: var(--st-primary-color);
          color: #fff; }
a.first:hover { filter: brightness(1.08); }
"""
_JS = """
export default function ({ parentElement, data }) {
  const links = data.links.map(({ label, url }, index) => {
    const link = document.createElement("a");
    link.textContent = label;
    link.href = url;
    link.download = "";
    link.className = index === 0 && !data.isPlain ? "first" : "";
    return link;
  });
  parentElement.querySelector(".links").replaceChildren(...links);
}
"""

_links = st.components.v2.component("download_links", html=_HTML, css=_CSS, js=_JS)


def download_link(label: str, url: str, key: str) -> None:
    """One link to an address of ours that asks for itself who is signed in."""
    _links(data={"links": [{"label": label, "url": url}], "isPlain": True}, key=key)


@st.fragment(run_every=LINK_SECONDS * 2 // 3)
def downloads(files: Mapping[str, str], key: str) -> None:
    """One link per format; `files` is artifact id by ending. Drawn anew before the links expire."""
    with guarded(key):
        _links(data={"links": _signed(files)}, key=key)


def _signed(files: Mapping[str, str]) -> list[dict[str, str]]:
    user_id = require_user()
    return [
        {
            "label": f"Download {_LABELS[ending]}" if index == 0 else _LABELS[ending],
            "url": download_url(nobodys_ports(), files[ending], user_id),
        }
        for index, ending in enumerate(ending for ending in _LABELS if ending in files)
    ]
