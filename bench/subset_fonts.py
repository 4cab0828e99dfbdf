"""Cut the bundled fonts out of the upstream families, which are npm packages: Adobe's `source-serif`,
`source-sans` and `source-code-pro`, IBM's `@ibm/plex-sans-condensed`.

Run once per font release: `python bench/subset_fonts.py PACKAGE_DIR...` with the unpacked packages. Each face
is cut twice: TTF for the PDF (Latin, Greek, Cyrillic; WeasyPrint subsets it again per document) and a smaller
woff2 for the stand-alone HTML (Latin). Ligatures are left out: some extractors lose `fi` and `ffi`. The cuts
carry a name of their own because the licences reserve the names "Source" and "Plex" for unchanged fonts.
"""

import shutil
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent.parent / "templates" / "fonts"
FACES = {
    "SourceSerif4-Regular": "serif/400",
    "SourceSerif4-It": "serif/400-italic",
    "SourceSerif4-Semibold": "serif/600",
    "SourceSerif4Display-Regular": "display/400",
    "SourceSans3-Regular": "sans/400",
    "SourceSans3-It": "sans/400-italic",
    "SourceSans3-Semibold": "sans/600",
    "SourceSans3-Light": "sans/300",
    "SourceCodePro-Regular": "mono/400",
    "SourceCodePro-Semibold": "mono/600",
    "IBMPlexSansCondensed-Regular": "narrow/400",
    "IBMPlexSansCondensed-Italic": "narrow/400-italic",
    "IBMPlexSansCondensed-SemiBold": "narrow/600",
}
ONLY_LATIN = {"mono"}
"""Families for dates, addresses and headings: what a person writes is set in the family beside them."""

PUNCTUATION = (*range(0x2010, 0x2028), 0x202F, *range(0x2030, 0x203B), 0x20AC, 0x2116, 0x2122, 0x2190, 0x2192)
LATIN = (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x218, 0x21C), 0x1E9E, *PUNCTUATION, 0x2212)
WIDE = (*LATIN, *range(0x180, 0x250), *range(0x2B0, 0x400), *range(0x400, 0x530), *range(0x1E00, 0x1F00))
SCREEN_FEATURES = ["kern", "mark", "ccmp", "locl", "lnum", "case"]
PRINT_FEATURES = [*SCREEN_FEATURES, "mkmk", "onum", "pnum", "tnum"]
FAMILY, UNIQUE_ID, FULL_NAME, POSTSCRIPT_NAME, TYPOGRAPHIC_FAMILY = 1, 3, 4, 6, 16


def cut(source: Path, target: Path, codes: tuple[int, ...], features: list[str], flavor: str | None) -> None:
    options = Options(layout_features=features, hinting=False, name_IDs=["*"], notdef_outline=True)
    font = TTFont(source)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    rename(font, f"Applywright {target.parent.name}", target.stem)
    font.flavor = flavor
    font.save(target)
    print(f"{target.relative_to(FONTS)!s:30} {target.stat().st_size / 1024:6.1f} kB")


def upstream(package: Path, face: str) -> tuple[Path, Path] | None:
    """The file of a face in a package, and the package's licence."""
    places = (f"TTF/{face}.ttf", f"fonts/complete/woff2/{face}.woff2")
    file = next((package / place for place in places if (package / place).exists()), None)
    return (file, next(package.glob("LICENSE*"))) if file else None


def rename(font: TTFont, family: str, style: str) -> None:
    names = {FAMILY: family, TYPOGRAPHIC_FAMILY: family, FULL_NAME: f"{family} {style}"}
    names |= {UNIQUE_ID: f"{family} {style}", POSTSCRIPT_NAME: f"{family}-{style}".replace(" ", "")}
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]


def main(packages: list[Path]) -> None:
    for face, name in FACES.items():
        found = [file for package in packages if (file := upstream(package, face))]
        if not found:
            print(f"{name:30} stays as it is")
            continue
        source, licence = found[0]
        target = FONTS / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(licence, target.parent / "OFL.md")
        codes = LATIN if target.parent.name in ONLY_LATIN else WIDE
        cut(source, target.with_suffix(".ttf"), codes, PRINT_FEATURES, None)
        cut(source, target.with_suffix(".woff2"), LATIN, SCREEN_FEATURES, "woff2")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
