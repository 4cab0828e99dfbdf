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


def downloads(files: Mapping[str, str], key: str) -> None:
    """One link per format; `files` is artifact id by ending."""
    endings = [ending for ending in _LABELS if ending in files]
    labels = [
        _LABELS[ending] if index else f"Download {_LABELS[ending]}" for index, ending in enumerate(endings)
    ]
    file_links({label: files[ending] for label, ending in zip(labels, endings, strict=True)}, key)


@st.fragment(run_every=LINK_SECONDS * 2 // 3)
def file_links(files: Mapping[str, str], key: str, *, is_plain: bool = False) -> None:
    """Links side by side; `files` is artifact id by label. Drawn anew before they expire."""
    with guarded(key):
        user_id = require_user()
        links = [
            {"label": label, "url": download_url(nobodys_ports(), artifact_id, user_id)}
            for label, artifact_id in files.items()
        ]
        _links(data={"links": links, "isPlain": is_plain}, key=key)
