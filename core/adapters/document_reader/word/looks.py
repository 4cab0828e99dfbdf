"""How a DOCX run is set: hidden, big, bold; and its text."""

from lxml import etree

from core.adapters.document_reader.lines import CELL

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SMALLEST = 2.0
"""Letters of two points or less cannot be read by a person."""


def run_text(run: etree._Element) -> str:
    parts: list[str] = []
    for child in run:
        if child.tag == f"{W}t":
            parts.append(child.text or "")
        elif child.tag in (f"{W}tab", f"{W}ptab"):
            parts.append(CELL)
        elif child.tag in (f"{W}br", f"{W}cr"):
            parts.append("\n")
        elif child.tag == f"{W}noBreakHyphen":
            parts.append("-")
    return "".join(parts)


def is_hidden(properties: etree._Element) -> bool:
    """Not shown to a reader: marked `vanish`, of two points or less, or white on no shading."""
    if is_on(properties, "vanish"):
        return True
    color = properties.find(f"{W}color")
    white = color is not None and (color.get(f"{W}val") or "").upper() == "FFFFFF"
    shaded = properties.find(f"{W}shd") is not None or properties.find(f"{W}highlight") is not None
    return 0 < size_of(properties) <= _SMALLEST or (white and not shaded and _unshaded(properties))


def _unshaded(properties: etree._Element) -> bool:
    """No shading on the paragraph or the table cell around: white text there is a design, not a trick."""
    element: etree._Element | None = properties
    while element is not None:
        if element.tag in (f"{W}p", f"{W}tc", f"{W}txbxContent") and element.find(f".//{W}shd") is not None:
            return False
        if element.tag == f"{W}txbxContent":
            return False
        element = element.getparent()
    return True


def is_on(properties: etree._Element | None, name: str) -> bool:
    switch = properties.find(f"{W}{name}") if properties is not None else None
    return switch is not None and switch.get(f"{W}val") not in ("0", "false", "none")


def size_of(properties: etree._Element | None) -> float:
    size = properties.find(f"{W}sz") if properties is not None else None
    value = (size.get(f"{W}val") or "") if size is not None else ""
    return int(value) / 2 if value.isdigit() else 0.0


def style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return (style.get(f"{W}val") or "") if style is not None else ""
