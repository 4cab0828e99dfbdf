"""Takes telephone numbers apart, by the numbering plans in the phonenumbers library (Apache-2.0, offline)."""

from core.domain.forms import Telephone


def read_telephone(text: str, country_code: str) -> Telephone | None:
    """None where nobody can tell: no country, neither in the number nor beside it, or too many digits."""
    from phonenumbers import (
        NumberParseException,
        PhoneNumberFormat,
        format_number,
        is_possible_number,
        parse,
        region_code_for_number,
    )

    try:
        number = parse(text, country_code.upper() or None)
    except NumberParseException:
        return None
    if not is_possible_number(number):
        return None
    return Telephone(
        country_code=f"+{number.country_code}",
        country=region_code_for_number(number) or "",
        national=format_number(number, PhoneNumberFormat.NATIONAL),
    )
