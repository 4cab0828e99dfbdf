"""Levels of education, named alike in the five document languages (in the order of the EQF)."""

import re

from core.domain.resume import Education

_LEVELS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (
        5,
        re.compile(
            r"\bph\.?\s?d\b|\bdoctora\w{1,4}\b|\bdoktor\w{0,3}\b|\bj\.?d\.?\b|juris doctor"
            r"|\bm\.d\.|\bdpt\b|doutorado",
            re.IGNORECASE,
        ),
    ),
    (
        4,
        re.compile(
            r"\bmaster['’]?s?\b|\bm\.?\s?sc\b|\bmba\b|\bm\.\s?[as]\b\.?|\bdiplom(?!\s?\(fh|a|e)"
            r"|\bbac ?\+ ?[5-8]\b|\bmáster\b|\bmestrado\b|ingénieur|staatsexam\w+|volljurist\w*",
            re.IGNORECASE,
        ),
    ),
    (
        3,
        re.compile(
            r"\bbachelor['’?]?s?\b|\bb\.?\s?sc\b|\bb\.\s?[as]\b\.?|\b(?:BS|BA|BSN|BBA|BEng)\b"
            r"|\bbac ?\+ ?[34]\b|\blicence (?!pro)|\bgrado en\b|\blicenciatura\b|\bgraduação\b"
            r"|ensino superior|superior completo|título de profesor|degree or diploma"
            r"|\bhochschul\w{0,10}|\bdiplom\s?\(fh|abgeschlossenes studium|(?:college"
            r"|university|four[- ]year) degree|titulación universitaria|título profesional"
            r"|título universitario|licenciad[oa] en|bacharel|ingenier[oa] ",
            re.IGNORECASE,
        ),
    ),
    (
        2,
        re.compile(
            r"\bassociate['’]?s?\b(?= degree|s? of|['’]s)|\bassociates? degree"
            r"|\blehre\b|\befz\b|staatlich (?:anerkannte|geprüfte|examinierte)\w* (?!\w*(?:schule"
            r"|einrichtung|träger))|abschluss als|diplôme d['’e]|gesellenbrief|meisterbrief|fachausweis"
            r"|brevet fédéral|\bcap\b"
            r"|\bbep\b|\bdec\b|tecnólog[oa]|técnico (?:superior|o|en|em)\b"
            r"|curso profissional|abgeschlossene\w? (?:\w+ )?\w{0,10}ausbildung"
            r"|\bausbildung\b|\bmeister\b|\bbac ?\+ ?[12]\b"
            r"|\bbts\b|\bdut\b|ciclo formativo|\bfp\b|curso técnico|apprenticeship|vocational|trade school",
            re.IGNORECASE,
        ),
    ),
    (
        1,
        re.compile(
            r"high school|\bmatura\b|\bh\.?s\.? diploma|\bged\b|secondary school|\babitur\b"
            r"|baccalauréat|bachillerato"
            r"|ensino médio|\ba-levels?\b",
            re.IGNORECASE,
        ),
    ),
)
_BACHELOR = 3
_ANY_DEGREE = re.compile(r"\bdegree (?:in|from)\b|\b(?:relevant|related|technical) degree\b", re.IGNORECASE)
_EQUIVALENT = re.compile(
    r"equivalent|experience can be substituted|or (?:\w+ )?experience|in lieu|oder (?:eine )?vergleichbar"
    r"|ou équivalent|o similar|ou equivalente|o equivalente",
    re.IGNORECASE,
)
_REQUIRED_AS_DEGREE = re.compile(
    r"degree|diplôme|abschluss|staatlich|diploma|staatsexam|volljurist|\blehre\b|matura|brevet|\bcap\b"
    r"|\bbep\b"
    r"|\bbts\b|\bdec\b|ingénieur|tecnólog|técnico|título"
    r"|superior completo|ensino superior|bacharel|titulación|licenciad|fachausweis|bachelor"
    r"|master|ged\b|ausbildung|studium|bac ?\+|grado|licenciatura|graduação|ph\.?d"
    r"|mba|high school|j\.?d\.?\b",
    re.IGNORECASE,
)


def asked_level(sentence: str) -> int | None:
    """The lowest level that satisfies the sentence; None when it names no degree."""
    if not _REQUIRED_AS_DEGREE.search(sentence):
        return None
    levels = [level for level, names in _LEVELS if names.search(sentence)]
    return min(levels, default=_BACHELOR if _ANY_DEGREE.search(sentence) else None)


def allows_equivalent(sentence: str) -> bool:
    """True when experience or something similar may stand in for the degree."""
    return bool(_EQUIVALENT.search(sentence))


def level_of(entry: Education) -> int | None:
    """The highest level the entry names; None when its words name none we know."""
    named = [level for level, names in _LEVELS if names.search(f"{entry.study_type} {entry.area}")]
    return max(named, default=None)


def degree_text(entry: Education) -> str:
    return ", ".join(part for part in (entry.study_type, entry.area, entry.institution) if part)
