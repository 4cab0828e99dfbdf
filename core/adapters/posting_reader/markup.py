"""HTML → the text a reader sees, one line per block.

Scripts, forms, menus, cookie bars and hidden parts are left out.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MAX_NODES = 60_000
_INVISIBLE = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "embed",
        "head",
        "select",
        "button",
    }
    | {"nav", "footer", "aside", "form", "dialog", "video", "audio", "canvas"}
)
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "main",
        "header",
        "br",
    }
    | {"tr", "table", "dt", "dd", "dl", "blockquote", "pre", "hr", "td", "th", "address", "figure"}
)
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_BELOW = "\x1d"
"""Ends a heading, so that no blank line parts it from what it heads."""
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|breadcrumbs?|newsletter|related|similar|recommended|share|social|sidebar|modal"
    r"|popup|navbar|navigation|menu|skip-link|site-header|site-footer)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|font-size\s{0,3}:\s{0,3}0", re.IGNORECASE
)


def parse_markup(html: str) -> "HtmlElement | None":
    """The tree of a page, or None when it is empty. Never fetches: no DTD, no network, no entities."""
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    cleaned = re.sub(r"^\s{0,50}<\?xml[^>]{0,200}\?>", "", html.replace("\x00", ""))
    try:
        return lxml_html.document_fromstring(cleaned, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def text_of_html(html: str) -> str:
    """Text of a piece of HTML such as a job description field; plain text passes unchanged."""
    if "<" not in html and "&" not in html:
        return html.strip()
    tree = parse_markup(html)
    return "" if tree is None else text_of_tree(tree)


def text_of_tree(tree: "HtmlElement") -> str:
    """Visible text of `tree`, a line per block. Iterative: a page may be nested thousands deep."""
    pieces: list[str] = []
    stack: list[HtmlElement | str] = [tree]
    for _ in range(_MAX_NODES):
        if not stack:
            break
        node = stack.pop()
        if isinstance(node, str):
            pieces.append(node)
        elif isinstance(node.tag, str):
            stack.extend(reversed(_contents(node)))
    joined = re.sub(rf"{_BELOW}\s*", "\n", "".join(pieces))
    lines = (re.sub(r"[ \t\r\f\v\u00a0]+", " ", line).strip() for line in joined.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _contents(node: "HtmlElement") -> "list[HtmlElement | str]":
    """What stands in `node`: its text, its children with their tails, line ends around blocks."""
    if is_furniture(node):
        return []
    edge = "\n" if node.tag in _BLOCKS else ""
    found: list[HtmlElement | str] = [edge, _one_line(node.text, node.tag)]
    for child in node:
        found += [child, _one_line(child.tail, node.tag)]
    return found if node.tag == "li" else [*found, _BELOW if node.tag in _HEADINGS else edge]


def _one_line(text: str | None, tag: str) -> str:
    if not text:
        return ""
    return text if tag == "pre" else re.sub(r"\s+", " ", text)


def is_furniture(node: "HtmlElement") -> bool:
    """True for parts of a page that are not its content, or that nobody sees."""
    if node.tag in _INVISIBLE or "hidden" in node.attrib or node.get("aria-hidden") == "true":
        return True
    if node.tag in ("html", "body", "main", "article"):
        return False
    names = f"{node.get('class', '')} {node.get('id', '')} {node.get('role', '')}"[:500]
    return bool(_FURNITURE.search(names)) or bool(_HIDDEN.search(node.get("style", "")[:500]))
