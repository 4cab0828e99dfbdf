"""Single facts a posting states in passing: pay, kind of employment, the address for applications."""

import re

from core.domain.posting_lines.cues.boilerplate import BOILERPLATE

_MAX_LINE = 300
_HEAD_LINES = 12
_AMOUNT = r"\d{1,3}(?:[.,'’ \u202f\u00a0]\d{3}){0,3}(?:[.,]\d{1,2})?(?:[.,][–-])?"
_MONEY = (
    rf"(?:(?:US\$|R\$|[$€£]|EUR|USD|GBP|CHF|Fr\.)\s?{_AMOUNT}\s?[kK]?\b"
    rf"|{_AMOUNT}\s?(?:[kK]\s?)?(?:[€£$]|(?:euros?|francs|reais|pesos|EUR|CHF|USD|GBP|COP|MXN|BRL)\b))"
)
_BARE_PAY = rf"{_AMOUNT}(?= (?:p|im|par|per|al|por|an?|a year|brut))"
_RANGE = (
    rf"(?:{_MONEY}|{_AMOUNT}\s?[kK]?)\s?(?:-|–|—|to|à|bis|a|até|and|und|et|y|e)\s?(?:{_MONEY}|{_BARE_PAY})"
)
_PER = (
    r"(?:\s?(?:/|per|an|a|je|pro|par|al|por)\s?"
    r"(?:hour|hr|h\b|std\b\.?|l['’]heure|year|yr|annum|month|week|stunde|jahr|monat|heure|an|mois|hora"
    r"|año|mes|ano|mês)\b"
    r"|\s?(?:hourly|annually|yearly|brutto|brut|bruto)\b)?"
)
_SALARY = re.compile(rf"{_RANGE}{_PER}|{_MONEY}{_PER}", re.IGNORECASE)
_PAY_WORD = re.compile(
    r"/(?:h|hr|std|hour)\b|\bx ?1[2-6]\b|\b(?:vencimento|ordenado|renta|salary|pay|paid|earn|wage"
    r"|compensation|rate|hour|hr|annual|year|month|monat|mois"
    r"|mes|mês|base|\w*gehalt\w*|\w*entgelt|lohn|jahr|payé|fixes|brutos?|anua(?:l|les|is)"
    r"|honorários|honorarios|mensal|mensais|l['’]heure|vergütung|brutto"
    r"|salaire|rémunération|brut|cadre"
    r"|salario|retribución|sueldo|bruto|salário|remuneração|cdi)\b",
    re.IGNORECASE,
)
_EXTRA = re.compile(
    r"(?:bonus|bonificación|b[ôó]nus|prime|prämie|zuschuss|beihilfe|allowance|auxílio"
    r"|auxilio|cartão|vale|budget|formation|formación|cursos|participation"
    r"|sign-on|home office|pauschale|gutschein|prix|voucher|turnover|umsatz|faturamento"
    r"|referral|up to a)\b[^.;\n]{0,50}$",
    re.IGNORECASE,
)
_PAY_GRADE = re.compile(
    r"\b(?:Besoldungsgruppe A ?\d+|(?:Entgeltgruppe|EG)\s(?:[A-Z]{1,2}\s?)?\d{1,2}[a-z]?(?:\s(?:TV|AVR"
    r"|BAT)\S*)?|Grado \d{1,2}°?(?: EUS)?|Band \d\w?(?=\W))"
)
_EMPLOYMENT = re.compile(
    r"(?<!\w)(?:temp to perm|fixed[- ]term|casual|zero[- ]hours|temporário|reemplazo|suplencia"
    r"|tiempo parcial|por tempo indeterminado|voll- (?:oder|und) teilzeit|\d0\s?[–-]\s?\d0\d? ?%"
    r"|festanstellung|minijob"
    r"|jornada parcial|a término indefinido|tempo inteiro|tempo parcial|sem termo"
    r"|plein temps|mi-temps|full[- ]time|part[- ]time|temporary|temp[- ]to[- ]hire"
    r"|contract[- ]to[- ]hire|direct hire"
    r"|permanent|contract(?!\s?:)|internship|freelance|seasonal|per diem"
    r"|vollzeit|teilzeit|unbefristet|befristet|praktikum|werkstudent|cdi|cdd|temps plein|temps partiel"
    r"|stage (?:de|d['’]|conventionné|rémunéré)|alternance|intérim|indefinido|temporal"
    r"|jornada completa|media jornada|tiempo completo|prácticas|clt|pj|tempo integral|meio período|estágio"
    r"|efetivo)(?!\w)",
    re.IGNORECASE,
)
_EMAIL = re.compile(
    r"(?<![\w.+-])[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,63}){1,4}(?![\w-])"
)
_FOR_QUESTIONS = re.compile(
    r"(?:consultas|dúvidas|privacidade|datenschutz\w*|privacy|your data|vos données)\b[^.\n]{0,20}$",
    re.IGNORECASE,
)
_NOT_FOR_APPLICATIONS = re.compile(
    r"^(?:no-?reply|dpo|dsb|donnees|datos|dados|lopd|rgpd|gdpr|remover|unsubscribe|press"
    r"|presse|prensa|consultas|privacy|datenschutz|accommodation|abuse|support|info-eeo)",
    re.IGNORECASE,
)


def find_salary(text: str) -> str:
    """The first pay figure that stands near a word about pay, in the posting's own words."""
    for money in _SALARY.finditer(text):
        if _EXTRA.search(text[max(0, money.start() - 60) : money.start()]):
            continue
        near = text[max(0, money.start() - 60) : money.end() + 25]
        if _PAY_WORD.search(near) and not re.match(r"\s?(?:million|billion|[MB]\b)", text[money.end() :]):
            return money.group().strip()
    grade = _PAY_GRADE.search(text)
    return grade.group() if grade else ""


def find_employment_type(text: str) -> str:
    """The first two different words for it in the first line that has one ("full-time, temporary")."""
    for number, line in enumerate(text.split("\n")):
        if number < _HEAD_LINES or not BOILERPLATE.search(line) or len(line) > _MAX_LINE:
            found = {
                match.group().lower().replace("-", " "): match.group() for match in _EMPLOYMENT.finditer(line)
            }
            if found:
                return ", ".join(list(found.values())[:2])
    return ""


def find_apply_email(text: str) -> str:
    """The first address that can take an application; "" when none is given."""
    for found in _EMAIL.finditer(text):
        asked = _FOR_QUESTIONS.search(text[max(0, found.start() - 40) : found.start()])
        if not asked and not _NOT_FOR_APPLICATIONS.match(found.group()):
            return found.group().rstrip(".")
    return ""
