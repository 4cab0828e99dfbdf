"""Cut the bundled fonts out of the upstream families (Adobe's npm packages `source-serif` and `source-sans`).

Run once per font release: `python bench/subset_fonts.py PACKAGE_DIR...` with the unpacked packages. Each face
is cut twice: TTF for the PDF (Latin, Greek, Cyrillic; WeasyPrint subsets it again per document) and a smaller
woff2 for the stand-alone HTML (Latin). Ligatures are left out: some extractors lose `fi` and `ffi`. The cuts
carry a name of their own because the licence reserves the name "Source" for unchanged fonts.
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
}
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


def rename(font: TTFont, family: str, style: str) -> None:
    names = {FAMILY: family, TYPOGRAPHIC_FAMILY: family, FULL_NAME: f"{family} {style}"}
    names |= {UNIQUE_ID: f"{family} {style}", POSTSCRIPT_NAME: f"{family}-{style}".replace(" ", "")}
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]


def main(packages: list[Path]) -> None:
    for face, name in FACES.items():
        package = next(p for p in packages if (p / "TTF" / f"{face}.ttf").exists())
        source = package / "TTF" / f"{face}.ttf"
        target = FONTS / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(package / "LICENSE.md", target.parent / "OFL.md")
        cut(source, target.with_suffix(".ttf"), WIDE, PRINT_FEATURES, None)
        cut(source, target.with_suffix(".woff2"), LATIN, SCREEN_FEATURES, "woff2")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
