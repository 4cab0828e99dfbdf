"""A finished document on screen, where nothing in it can run, fetch or reach the app.

Why a component of our own: Streamlit's iframes let scripts run with the app's origin. `sandbox=""` gives the
document an origin of its own without scripts; the document brings a CSP that forbids every fetch.
"""

import streamlit as st

PAGE_WIDTH, PAGE_HEIGHT = 794, 1123
"""A4 at 96 dots per inch."""
NARROW, STRETCH = 540, 1.3
"""On a phone the text runs in a narrower column, so that it stays readable, and needs more height."""

_HTML = """
<div class="bar"><span class="pages"></span>
  <button class="less" aria-label="Smaller">−</button><output class="size"></output>
  <button class="more" aria-label="Larger">+</button></div>
<div class="desk"><iframe sandbox="" referrerpolicy="no-referrer"></iframe></div>
"""
_CSS = """
.bar { display: flex; align-items: center; gap: .25rem;
       color: var(--st-text-color); font: .875rem var(--st-font); }
.pages { flex: 1; }
.size { min-width: 3.5rem; text-align: center; font-variant-numeric: tabular-nums; }
.bar button { width: 44px; height: 44px; border: 0; border-radius: 8px; background: none; color: inherit;
              font-size: 1.25rem; cursor: pointer; }
.bar button:hover:enabled { background: var(--st-secondary-background-color); }
.bar button:focus-visible { outline: 2px solid var(--st-primary-color); }
.bar button:disabled { opacity: .35; cursor: default; }
.desk { overflow: auto hidden; border: 1px solid var(--st-border-color); border-radius: 8px; background: #fff;
        box-shadow: 0 1px 2px rgb(0 0 0 / .06), 0 8px 24px rgb(0 0 0 / .08); }
iframe { display: block; border: 0; background: #fff; transform-origin: 0 0; }
"""
_JS = """
export default function ({ parentElement, data }) {
  const desk = parentElement.querySelector(".desk");
  const frame = parentElement.querySelector("iframe");
  const bar = parentElement.querySelector(".bar");
  const [less, more] = bar.querySelectorAll("button");
  bar.style.display = data.pages ? "" : "none";
  bar.querySelector(".pages").textContent = data.pages;
  const sizes = [0.5, 0.75, 1, 1.25, 1.5, 2];
  desk.zoom ??= 1;
  frame.title = data.title;
  if (frame.srcdoc !== data.document) frame.srcdoc = data.document;
  const fit = () => {
    if (!desk.clientWidth) return;
    const isNarrow = desk.clientWidth < data.narrow;
    const width = isNarrow ? data.narrow : data.width;
    const height = isNarrow ? data.height * data.stretch : data.height;
    const scale = desk.zoom * desk.clientWidth / width;
    bar.querySelector(".size").textContent = Math.round(100 * desk.zoom) + " %";
    less.disabled = desk.zoom === sizes[0];
    more.disabled = desk.zoom === sizes.at(-1);
    frame.style.width = width + "px";
    frame.style.height = height + "px";
    frame.style.transform = `scale(${scale})`;
    frame.style.marginLeft = Math.max(0, (desk.clientWidth - width * scale) / 2) + "px";
    desk.style.height = Math.ceil(height * scale) + "px";
  };
  const step = by => { desk.zoom = sizes[sizes.indexOf(desk.zoom) + by] ?? desk.zoom; fit(); };
  less.onclick = () => step(-1);
  more.onclick = () => step(1);
  const watch = new ResizeObserver(fit);
  watch.observe(desk);
  fit();
  return () => watch.disconnect();
}
"""

_frame = st.components.v2.component("document_frame", html=_HTML, css=_CSS, js=_JS)


def document_frame(document: str, title: str, pages: int, key: str) -> None:
    """Shows self-contained HTML as `pages` sheets of paper, at first as wide as there is room."""
    height = PAGE_HEIGHT * max(1, pages)
    size = {"width": PAGE_WIDTH, "height": height, "narrow": NARROW, "stretch": STRETCH}
    told = "1 page" if pages == 1 else f"{pages} pages"
    _frame(data={"document": document, "title": title, "pages": told, **size}, key=key)


def picture_frame(document: str, title: str, width: int, height: int, key: str) -> None:
    """Shows self-contained HTML of a fixed shape, made smaller as a whole where there is less room."""
    size = {"width": width, "height": height, "narrow": 0, "stretch": 1}
    _frame(data={"document": document, "title": title, "pages": "", **size}, key=key)
