"""Single facts a posting states in passing: pay, kind of employment, the address for applications."""

import re

_AMOUNT = r"\d{1,3}(?:[.,' \u202f]\d{3}){0,3}(?:[.,]\d{1,2})?"
_MONEY = (
    rf"(?:(?:US\$|R\$|[$€£]|EUR|USD|GBP|CHF)\s?{_AMOUNT}\s?[kK]?\b"
    rf"|{_AMOUNT}\s?(?:[kK]\s?)?(?:€|£|(?:EUR|CHF|USD|GBP)\b))"
)
_RANGE = rf"(?:{_MONEY}|\d{{1,3}}(?:[.,]\d{{1,3}})?\s?[kK]?)\s?(?:-|–|—|to|à|bis|a|até|and)\s?{_MONEY}"
_PER = (
    r"(?:\s?(?:/|per|an|a|je|pro|par|al|por)\s?"
    r"(?:hour|hr|year|yr|annum|month|week|stunde|jahr|monat|heure|an|mois|hora|año|mes|ano|mês)\b"
    r"|\s?(?:hourly|annually|yearly|brutto|brut|bruto)\b)?"
)
_SALARY = re.compile(rf"{_RANGE}{_PER}|{_MONEY}{_PER}", re.IGNORECASE)
_PAY_WORD = re.compile(
    r"\b(?:salary|pay|paid|earn|wage|compensation|rate|hour|hr|annual|year|month|monat|mois|mes|mês|base|gehalt|vergütung|brutto"
    r"|salaire|rémunération|brut|cadre"
    r"|salario|retribución|sueldo|bruto|salário|remuneração|cdi)\b",
    re.IGNORECASE,
)
_EMPLOYMENT = re.compile(
    r"\b(?:full[- ]time|part[- ]time|temporary|temp[- ]to[- ]hire|contract[- ]to[- ]hire|direct hire"
    r"|permanent|contract|internship|freelance|seasonal|per diem"
    r"|vollzeit|teilzeit|unbefristet|befristet|praktikum|werkstudent|cdi|cdd|temps plein|temps partiel"
    r"|stage|alternance|intérim|indefinido|temporal"
    r"|jornada completa|media jornada|tiempo completo|prácticas|clt|pj|tempo integral|meio período|estágio"
    r"|efetivo)\b",
    re.IGNORECASE,
)
_EMAIL = re.compile(
    r"(?<![\w.+-])[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,63}){1,4}(?![\w-])"
)
_NOT_FOR_APPLICATIONS = re.compile(
    r"^(?:no-?reply|privacy|datenschutz|accommodation|abuse|support|info-eeo)", re.IGNORECASE
)


def find_salary(text: str) -> str:
    """The first pay figure that stands near a word about pay, in the posting's own words."""
    for money in _SALARY.finditer(text):
        near = text[max(0, money.start() - 60) : money.end() + 25]
        if _PAY_WORD.search(near) and not re.match(r"\s?(?:million|billion|[MB]\b)", text[money.end() :]):
            return money.group().strip()
    return ""


def find_employment_type(text: str) -> str:
    """The first two different words for it, joined by ", " ("full-time, temporary")."""
    found: dict[str, str] = {}
    for match in _EMPLOYMENT.finditer(text):
        found.setdefault(match.group().lower().replace("-", " "), match.group())
    return ", ".join(list(found.values())[:2])


def find_apply_email(text: str) -> str:
    """The first address that can take an application; "" when none is given."""
    addresses = (match.group().rstrip(".") for match in _EMAIL.finditer(text))
    return next((address for address in addresses if not _NOT_FOR_APPLICATIONS.match(address)), "")
