"""Numbers written out in words, 0 to 999, in the five document languages."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from core.domain.languages import LanguageCode

_UNITS: Mapping[LanguageCode, str] = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen",
    "de": "null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn"
    " sechzehn siebzehn achtzehn neunzehn",
    "fr": "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
    " dix-sept dix-huit dix-neuf",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
    " dieciseis diecisiete dieciocho diecinueve",
    "pt": "zero um dois tres quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis"
    " dezessete dezoito dezenove",
}
_TENS: Mapping[LanguageCode, str] = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "de": "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig",
    "fr": "vingt trente quarante cinquante soixante soixante-dix quatre-vingt quatre-vingt-dix",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "pt": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
}
_HUNDREDS: Mapping[LanguageCode, str] = {
    "es": "cien doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos"
    " novecientos",
    "pt": "cem duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos",
}
_OTHER_FORMS: Mapping[LanguageCode, Mapping[str, int]] = {
    "en": {"dozen": 12, "a dozen": 12, "two dozen": 24},
    "de": {"ein dutzend": 12, "zwei dutzend": 24, "hundert": 100},
    "fr": {"septante": 70, "huitante": 80, "nonante": 90},
    "es": {"dos docenas": 24, "veintiun": 21},
    "pt": {"duas duzias": 24, "duas": 2, "dezasseis": 16, "dezassete": 17, "dezanove": 19},
}


@cache
def number_words(language: LanguageCode) -> Mapping[str, int]:
    """Folded words → value. Hyphens are spaces; articles that also mean one are left out."""
    words = {spelled.replace("-", " "): value for value, spelled in _spelled(language)}
    words |= _OTHER_FORMS[language]
    if language in _HUNDREDS:
        words |= {
            re.sub(r"(os|entos)\b", _feminine, word): value for word, value in words.items() if value >= 200
        }
    if language == "pt":
        words |= {re.sub(r"\bdois$", "duas", word): value for word, value in words.items()}
    return {word: value for word, value in words.items() if value != 1}


def _feminine(ending: re.Match[str]) -> str:
    """ "doscientas", "quinhentas"."""
    return ending[0].replace("o", "a")


def _spelled(language: LanguageCode) -> Iterator[tuple[int, str]]:
    for value in range(100):
        yield from ((value, form) for form in _below_hundred(value, language))
    for hundreds in range(1, 10):
        for form in _hundred(hundreds, language):
            yield hundreds * 100, form
            for rest in range(1, 100):
                for end in _below_hundred(rest, language):
                    yield hundreds * 100 + rest, _joined_hundred(form, end, language)


def _below_hundred(value: int, language: LanguageCode) -> list[str]:
    units, tens = _UNITS[language].split(), _TENS[language].split()
    if value < 20:
        return [units[value]]
    ten, unit = tens[value // 10 - 2], value % 10
    if language == "fr":
        return _french(value, units, tens)
    if unit == 0:
        return [ten]
    match language:
        case "en":
            return [f"{ten} {units[unit]}"]
        case "de":
            return [f"{'ein' if unit == 1 else units[unit]}und{ten}"]
        case "es":
            return [f"veinti{units[unit]}"] if value < 30 else [f"{ten} y {units[unit]}"]
        case _:
            return [f"{ten} e {units[unit]}"]


def _french(value: int, units: list[str], tens: list[str]) -> list[str]:
    """Seventy to seventy-nine count on from sixty-ten, ninety and on from four-twenty-ten."""
    base = value // 10 * 10
    if base in (70, 90):
        start, unit = tens[base // 10 - 3], value - base + 10
    else:
        start, unit = tens[base // 10 - 2], value - base
    if unit == 0:
        return [start, f"{start}s"] if base == 80 else [start]
    joins = [" et " if unit in (1, 11) and base < 80 else " "]
    return [f"{start}{join}{units[unit]}" for join in joins]


def _hundred(count: int, language: LanguageCode) -> list[str]:
    units = _UNITS[language].split()
    match language:
        case "en":
            return [f"{units[count]} hundred", *(["a hundred"] if count == 1 else [])]
        case "de":
            return [f"{'ein' if count == 1 else units[count]}hundert"]
        case "fr":
            return ["cent"] if count == 1 else [f"{units[count]} cents", f"{units[count]} cent"]
        case _:
            return [_HUNDREDS[language].split()[count - 1]]


def _joined_hundred(hundred: str, rest: str, language: LanguageCode) -> str:
    match language:
        case "en":
            return f"{hundred} and {rest}"
        case "de":
            return f"{hundred}{rest}"
        case "es":
            return f"{'ciento' if hundred == 'cien' else hundred} {rest}"
        case "pt":
            return f"{'cento' if hundred == 'cem' else hundred} e {rest}"
        case _:
            return f"{hundred} {rest}"
