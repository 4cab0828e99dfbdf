"""A link to the job's page and a button that copies the form answers, both with a word back to us.

Why a component of our own: only the visitor's browser reaches the visitor's clipboard, and only while a click
of theirs is fresh. So the click itself begins to write, with a promise that the answer from the server keeps;
where that is not known the text is written when it comes, then by the old way, and at last shown.
"""

from collections.abc import Callable

import streamlit as st

_HTML = '<div class="actions"></div><span class="said" role="status"></span>'
_CSS = """
.actions { display: flex; flex-wrap: wrap; gap: .5rem; }
a, button { display: inline-flex; align-items: center; justify-content: center; min-height: 44px;
    padding: 0 1rem; box-sizing: border-box; font: 400 .875rem var(--st-font); cursor: pointer;
    border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius, 8px);
    color: var(--st-text-color); background: var(--st-background-color); text-decoration: none; }
button { min-width: 11.5rem; }
a:hover, button:hover { border-color: var(--st-primary-color); color: var(--st-primary-color); }
a:focus-visible, button:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 2px; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media (max-width: 640px) { a, button { flex: 1 1 100%; } }
"""
_JS = """
const places = new WeakMap();

function build(parent) {
  const link = document.createElement("a");
  link.textContent = "Open Job Page";
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy Auto-Fill Data";
  parent.querySelector(".actions").replaceChildren(link, button);
  return { link, button, waiting: null, said: parent.querySelector(".said") };
}

function old(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.style.cssText = "position:fixed;top:0;opacity:0";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}

async function write(text, early) {
  if (await early) return true;
  try { await navigator.clipboard.writeText(text); return true; } catch { return old(text); }
}

function begin(text) {
  if (!navigator.clipboard?.write || !window.ClipboardItem) return Promise.resolve(false);
  try {
    const blob = text.then(words => new Blob([words], { type: "text/plain" }));
    blob.catch(() => {});
    const item = new ClipboardItem({ "text/plain": blob });
    return navigator.clipboard.write([item]).then(() => true, () => false);
  } catch { return Promise.resolve(false); }
}

export default function ({ parentElement, data, setTriggerValue }) {
  if (!places.has(parentElement)) places.set(parentElement, build(parentElement));
  const place = places.get(parentElement);
  const { link, button } = place;
  const say = words => {
    button.textContent = words || "Copy Auto-Fill Data";
    place.said.textContent = words || "";
    clearTimeout(place.timer);
    if (words) place.timer = setTimeout(say, 4000);
  };
  link.hidden = !data.url;
  link.style.display = data.url ? "" : "none";
  if (data.url) link.href = data.url; else link.removeAttribute("href");
  const opened = () => setTriggerValue("opened", true);
  link.onclick = opened;
  link.onauxclick = event => { if (event.button === 1) opened(); };
  button.onclick = () => {
    if (place.waiting) return;
    const waiting = { id: crypto.getRandomValues(new Uint32Array(2)).join("-") };
    const text = new Promise((keep, drop) => { waiting.keep = keep; waiting.drop = drop; });
    text.catch(() => {});
    waiting.early = begin(text);
    place.waiting = waiting;
    button.setAttribute("aria-busy", "true");
    waiting.timer = setTimeout(() => { waiting.drop(); stop(); }, 20000);
    setTriggerValue("wanted", waiting.id);
  };
  const stop = () => {
    clearTimeout(place.waiting?.timer);
    place.waiting = null;
    button.removeAttribute("aria-busy");
  };
  const waiting = place.waiting;
  if (!waiting || data.answers?.id !== waiting.id) return;
  stop();
  if (data.answers.text === null) { waiting.drop(); return; }
  waiting.keep(data.answers.text);
  write(data.answers.text, waiting.early).then(done => {
    if (done) say("Copied");
    else setTriggerValue("refused", true);
  });
}
"""

_links = st.components.v2.component("apply_links", html=_HTML, css=_CSS, js=_JS)


def apply_links(
    url: str,
    answers: dict[str, str | None] | None,
    key: str,
    opened: Callable[[], None],
    copy: Callable[[], None],
    refused: Callable[[], None],
) -> None:
    """`answers` is what was asked for with the last click: its `id` and its `text`, None when it failed."""
    _links(
        data={"url": url, "answers": answers},
        key=key,
        on_opened_change=opened,
        on_wanted_change=copy,
        on_refused_change=refused,
    )
