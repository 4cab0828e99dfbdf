"""Spoken languages: their names in the five document languages, and how well one must know them."""

import re

_NAMES: dict[str, str] = {
    "en": "english|englisch\\w*|anglais|inglés|inglês",
    "de": "german|deutsch\\w*|allemand|alemán|alemão",
    "fr": "french|französisch\\w*|français|francés|francês",
    "es": "spanish|spanisch\\w*|espagnol|español|castellano|espanhol",
    "pt": "portuguese|portugiesisch\\w*|portugais|portugués|português",
    "it": "italian|italienisch\\w*|italien|italiano",
    "nl": "dutch|niederländisch\\w*|néerlandais|neerlandés|holandés|holandês|neerlandês",
    "zh": "mandari[nm]o?|cantonese|chinese|chinesisch\\w*|chinois|chino|chinês",
    "ja": "japanese|japanisch\\w*|japonais|japonés|japonês",
    "ko": "korean|koreanisch\\w*|coréen|coreano",
    "ru": "russian|russisch\\w*|russe|ruso|russo",
    "pl": "polish(?= (?:language|speak|required)|,)|polnisch\\w*|polonais|polaco|polonês",
    "ar": "arabic|arabisch\\w*|arabe|árabe",
    "tr": "turkish|türkisch\\w*|turc|turco",
    "vi": "vietnamese|vietnamesisch\\w*|vietnamien|vietnamita",
    "ro": "romanian|rumänisch\\w*|roumain|rumano|romeno",
    "uk": "ukrainian|ukrainisch\\w*|ukrainien|ucraniano",
    "el": "greek|griechisch\\w*|grec|griego|grego",
    "cs": "czech|tschechisch\\w*|tchèque|checo|tcheco",
    "hu": "hungarian|ungarisch\\w*|hongrois|húngaro",
    "da": "danish|dänisch\\w*|danois|danés|dinamarquês",
    "no": "norwegian|norwegisch\\w*|norvégien|noruego|norueguês",
    "fi": "finnish|finnisch\\w*|finnois|finlandés|finlandês",
    "hi": "hindi|urdu",
    "gl": "galician|galego|gallego",
    "he": "hebrew|hebräisch\\w*|hébreu|hebreo|hebraico",
    "hr": "croatian|kroatisch\\w*|croate|croata",
    "sr": "serbian|serbisch\\w*|serbe|serbio|sérvio",
    "bg": "bulgarian|bulgarisch\\w*|bulgare|búlgaro",
    "fa": "persian|farsi|persisch\\w*|persan|persa",
    "eu": "euskera|basque",
    "ca": "catalan|catalán|català",
    "sv": "swedish|schwedisch\\w*|suédois|sueco",
    "gd": "gaelic|gälisch\\w*|gaélique|gaélico",
    "cy": "welsh|walisisch\\w*|gallois|galés",
    "br": "breton|bretonisch\\w*|bretón",
    "lb": "luxembourgish|luxemburgisch\\w*|luxembourgeois",
    "sq": "albanian|albanisch\\w*|albanais|albanés|albanês",
    "sk": "slovak|slowakisch\\w*|slovaque|eslovaco",
    "sl": "slovene|slovenian|slowenisch\\w*|slovène|esloveno",
    "bs": "bosnian|bosnisch\\w*|bosniaque|bosnio|bósnio",
    "th": "thailändisch\\w*|thaï|tailandés|tailandês",
    "sw": "swahili|suaheli|kiswahili|suajili",
    "so": "somali",
    "am": "amharic|amharisch\\w*|amharique|amárico",
    "ti": "tigrinya|tigrinisch\\w*",
    "tl": "tagalog|filipino",
    "id": "indonesian|indonesisch\\w*|indonésien|indonesio|indonésio",
    "bn": "bengali",
    "pa": "punjabi",
    "ig": "igbo",
    "yo": "yoruba",
    "asl": "american sign language|\\basl\\b|gebärdensprache",
}
_NAME_PATTERNS = {code: re.compile(rf"\b(?:{names})\b", re.IGNORECASE) for code, names in _NAMES.items()}
_ANY_NAME = re.compile(rf"\b(?:{'|'.join(_NAMES.values())})\b", re.IGNORECASE)
_LEVELS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (
        6,
        re.compile(
            r"\bc2\b|native|mother tongue|muttersprach\w*|langue maternelle|bilingu\w+|nativ[oa]"
            r"|lengua materna|língua materna",
            re.IGNORECASE,
        ),
    ),
    (
        5,
        re.compile(
            r"\bc1\b|fluen\w+|full professional|verhandlungssicher\w*|fließend\w*|flüssig\w*|courante?"
            r"|couramment|fluid[oa]|fluidez|fluên\w+|avanzad[oa]"
            r"|avançad[oa]|\balto\b|advanced|excellent|sehr gut\w*",
            re.IGNORECASE,
        ),
    ),
    (
        4,
        re.compile(
            r"\bb2\b|professional working|gute\w*|good|bon niveau|upper[- ]intermediate|proficien\w+",
            re.IGNORECASE,
        ),
    ),
    (
        3,
        re.compile(
            r"\bb1\b|intermediate|conversational|intermédiaire|intermedio|intermediário|limited working"
            r"|mittel\w*",
            re.IGNORECASE,
        ),
    ),
    (
        1,
        re.compile(
            r"\ba[12]\b|basic|elementary|beginner|grundkenntnisse|notions|básic[oa]|élémentaire|débutant",
            re.IGNORECASE,
        ),
    ),
)
_SPOKEN = re.compile(
    r"bilingu|parlé|écrit|niveau|fluen|fluid|habl[oa]|fal[oa]\b|parle|sprech|speak|spoken|\b(?:read"
    r"|write|written|verbal|oral)\b|language|langue|idioma|língua"
    r"|native|\b[abc][12]\b|kenntnisse|sprach|in wort und schrift|courant|maîtrise"
    r"|nivel|nível|\balto\b|avanzad|avançad|required|must|fließend|verhandlungssicher|anglais|inglés"
    r"|inglês|proficien",
    re.IGNORECASE,
)


def languages_in(text: str) -> list[str]:
    """Codes of the languages named in `text`, in table order."""
    if _ANY_NAME.search(text) is None:
        return []
    return [code for code, names in _NAME_PATTERNS.items() if names.search(text)]


def asks_for_language(sentence: str) -> bool:
    """A name alone is no demand ("our French office"); a word about speaking it must stand near."""
    return bool(languages_in(sentence)) and bool(_SPOKEN.search(sentence))


def level_in(text: str) -> int | None:
    """1 (A1/A2) … 6 (C2, native) by the first level word found from the top; None when none is said."""
    return next((level for level, words in _LEVELS if words.search(text)), None)
