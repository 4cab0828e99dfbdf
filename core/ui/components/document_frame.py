"""A finished document on screen, where nothing in it can run, fetch or reach the app.

Why a component of our own: Streamlit's iframes let scripts run with the app's origin. `sandbox=""` gives the
document an origin of its own without scripts; the document brings a CSP that forbids every fetch.
"""

import streamlit as st

PAGE_WIDTH, PAGE_HEIGHT = 794, 1123
"""A4 at 96 dots per inch."""

_HTML = '<div class="desk"><iframe sandbox="" referrerpolicy="no-referrer"></iframe></div>'
_CSS = """
.desk { overflow: hidden; border: 1px solid var(--st-border-color); border-radius: 8px; background: #fff;
        box-shadow: 0 1px 2px rgb(0 0 0 / .06), 0 8px 24px rgb(0 0 0 / .08); }
iframe { display: block; border: 0; background: #fff; transform-origin: 0 0; }
"""
_JS = """
export default function ({ parentElement, data }) {
  const desk = parentElement.querySelector(".desk");
  const frame = parentElement.querySelector("iframe");
  frame.title = data.title;
  frame.style.width = data.width + "px";
  frame.style.height = data.height + "px";
  if (frame.srcdoc !== data.document) frame.srcdoc = data.document;
  const fit = () => {
    const scale = desk.clientWidth / data.width;
    if (!scale) return;
    frame.style.transform = `scale(${scale})`;
    desk.style.height = Math.ceil(data.height * scale) + "px";
  };
  const watch = new ResizeObserver(fit);
  watch.observe(desk);
  fit();
  return () => watch.disconnect();
}
"""

_frame = st.components.v2.component("document_frame", html=_HTML, css=_CSS, js=_JS)


def document_frame(document: str, title: str, pages: int, key: str) -> None:
    """Shows self-contained HTML as `pages` sheets of paper, as wide as there is room."""
    height = PAGE_HEIGHT * max(1, pages)
    data = {"document": document, "title": title, "width": PAGE_WIDTH, "height": height}
    _frame(data=data, key=key)
