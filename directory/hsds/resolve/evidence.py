"""Which country a record's telephone numbers tell, where nothing else does."""

from collections.abc import Iterator

import phonenumbers

from directory.hsds.schema.main_objects import Service
from directory.hsds.schema.objects import Contact, Phone

DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)


def phone_country(record: Service) -> str | None:
    """Return the one country of all numbers that begin with a country's code."""
    numbers = {phone.number for phone in phones_of(record)}
    found = {region for number in numbers if (region := region_of(number))}
    return found.pop() if len(found) == 1 else None


def region_of(number: str) -> str | None:
    """Return the country of a number that is written as from abroad."""
    text = "".join(sign for sign in number.translate(DIGITS) if sign in "+0123456789")
    if text.startswith("00"):
        text = f"+{text[2:]}"
    if not text.startswith("+"):
        return None
    try:
        parsed = phonenumbers.parse(text)
    except phonenumbers.NumberParseException:
        return None
    regions = phonenumbers.region_codes_for_country_code(parsed.country_code or 0)
    # +1 and +44 are shared: only a number that is given out tells whose it is.
    if len(regions) == 1:
        return regions[0]
    return phonenumbers.region_code_for_number(parsed)


def phones_of(record: Service) -> Iterator[Phone]:
    """Yield every telephone of a record, with those of its people."""
    listings = record.service_at_locations
    places = [listing.location for listing in listings if listing.location]
    for owner in (record, *listings, *places, record.organization):
        if owner:
            yield from owner.phones
            yield from phones_of_people(owner.contacts)


def phones_of_people(people: tuple[Contact, ...]) -> Iterator[Phone]:
    """Yield the telephones of people and desks."""
    for one in people:
        yield from one.phones
