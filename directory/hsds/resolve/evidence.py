"""Which country a record's addresses tell, and its telephones where they do not."""

from collections.abc import Callable, Iterable, Iterator

import phonenumbers

from directory.hsds.schema.main_objects import Address, Service
from directory.hsds.schema.objects import Contact, Phone

Complaint = tuple[str, str]
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)


def told_country(
    addresses: Iterable[Address], country_of: Callable[[str], str | None]
) -> str | None:
    """Return the first country that addresses name, so that we know it."""
    named = (country_of(address.country) for address in addresses if address.country)
    return next(filter(None, named), None)


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
