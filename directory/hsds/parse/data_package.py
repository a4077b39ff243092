"""Join the tables of an HSDS data package to services, each with all that it holds."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from directory.errors import InvalidInputError
from directory.hsds.parse.csv_tables import (
    Row,
    Table,
    read_table,
    rows_by,
    stem_of,
)
from directory.hsds.parse.table_files import TableFiles
from directory.hsds.problems import NumberedRecord, Problem, Reading, Remark

SERVICES = "services"
LINKED = "attributes"
ALONE = (
    "only this table is read: give the folder, or the zip file, in which it lies, for"
    " organizations, places and numbers"
)
# What each object holds, by the table that has it; older names are read later on.
OF_SERVICE = {
    "service_at_locations": "service_at_locations", "phones": "phones",
    "contacts": "contacts", "schedules": "schedules",
    "regular_schedules": "regular_schedules", "service_areas": "service_areas",
    "languages": "languages", "funding": "funding", "cost_options": "cost_options",
    "required_documents": "required_documents", "service_capacities": "capacities",
    "urls": "additional_urls", "eligibility": "eligibility",
    "services_taxonomy": "service_taxonomy",
}  # fmt: skip
OF_ORGANIZATION = {
    "phones": "phones", "contacts": "contacts", "funding": "funding",
    "programs": "programs", "urls": "additional_websites",
    "organization_identifiers": "organization_identifiers",
}  # fmt: skip
OF_LINK = {
    "phones": "phones", "contacts": "contacts", "schedules": "schedules",
    "regular_schedules": "regular_schedules", "service_areas": "service_areas",
}  # fmt: skip
OF_LOCATION = {
    "addresses": "addresses", "physical_addresses": "physical_addresses",
    "postal_addresses": "postal_addresses", "phones": "phones", "contacts": "contacts",
    "schedules": "schedules", "regular_schedules": "regular_schedules",
    "languages": "languages", "accessibility": "accessibility",
    "accessibility_for_disabilities": "accessibility_for_disabilities",
}  # fmt: skip
HELD: Mapping[str, Mapping[str, str]] = {
    "services": OF_SERVICE,
    "organizations": OF_ORGANIZATION,
    "service_at_locations": OF_LINK,
    "locations": OF_LOCATION,
    "contacts": {"phones": "phones"},
    "phones": {"languages": "languages"},
}
# A row that names several owners belongs to the first of these that is there.
OWNERS = {
    "phone_id": "phones",
    "contact_id": "contacts",
    "service_at_location_id": "service_at_locations",
    "service_id": "services",
    "location_id": "locations",
    "organization_id": "organizations",
}
# Columns by which a row points at one other, what that becomes, and its table.
POINTS_AT = {
    "services": (
        ("organization_id", "organization", "organizations"),
        ("program_id", "program", "programs"),
    ),
    "service_at_locations": (("location_id", "location", "locations"),),
    "service_capacities": (("unit_id", "unit", "units"),),
    "attributes": (("taxonomy_term_id", "taxonomy_term", "taxonomy_terms"),),
    "services_taxonomy": (("taxonomy_id", "taxonomy", "taxonomy"),),
}
NEVER_READ = {"metadata", "meta_table_descriptions", "meta_table_description"}
KNOWN = {
    "taxonomy", "taxonomy_terms", "units", *HELD, *OWNERS.values(), LINKED,
    *(table for held in HELD.values() for table in held),
}  # fmt: skip
Object = dict[str, Any]
Owner = tuple[str, str]


def read_package(files: TableFiles) -> Reading:
    """Yield the services of a package, and what in it belongs to none.

    Raises InvalidInputError, in one sentence, where there is no table of services.
    """
    named = files.tables()
    if len(named) == 1:
        yield from read_alone(files, *named.values())
        return
    if SERVICES not in named:
        raise InvalidInputError(
            "There is no services.csv: a data package of HSDS has one, beside"
            " organizations.csv and others."
        )
    tables = {
        name: read_table(files.content(file), file)
        for name, file in named.items()
        if name in KNOWN
    }
    yield from unknown(named)
    yield from Package(tables).records()


def read_alone(files: TableFiles, file: str) -> Reading:
    """Yield the services of a table that came without the others."""
    table = read_table(files.content(file), file)
    if not is_of_services(table):
        raise InvalidInputError(
            f"{file} is a table, but not of services: give the folder, or the zip"
            " file, in which it lies beside services.csv."
        )
    yield Remark(Problem(1, file, ALONE))
    yield from Package({SERVICES: table}).records()


def is_of_services(table: Table) -> bool:
    """Whether the rows of a table can be services: who has a name and no owner."""
    columns = set().union(*table.rows[:1])
    return "name" in columns and columns.isdisjoint(OWNERS.keys() - {"organization_id"})


def unknown(named: Mapping[str, str]) -> Iterator[Remark]:
    """Yield a remark for each table that HSDS does not have."""
    for name, file in named.items():
        if name not in KNOWN | NEVER_READ:
            yield Remark(Problem(1, file, "HSDS has no such table; it is not read"))


@dataclass(slots=True)
class Package:
    """The tables of a package, and how their rows belong together."""

    tables: Mapping[str, Table]
    by_id: dict[str, dict[str, int]] = field(default_factory=dict)
    owned: dict[Owner, dict[str, list[int]]] = field(default_factory=dict)
    linked: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find the owner of each row."""
        self.by_id = {
            name: dict(reversed([*rows_by(table, "id")]))
            for name, table in self.tables.items()
        }
        self.owned = defaultdict(lambda: defaultdict(list))
        for name, table in self.tables.items():
            if name in (SERVICES, LINKED):
                continue
            for number, row in enumerate(table.rows):
                if owner := self.owner_of(name, row):
                    self.owned[owner][name].append(number)
        self.linked = defaultdict(list)
        if LINKED in self.tables:
            for value, number in rows_by(self.tables[LINKED], "link_id"):
                self.linked[value].append(number)

    def owner_of(self, name: str, row: Row) -> Owner | None:
        """Return the table and the id of what a row belongs to."""
        for column, table in OWNERS.items():
            value = row.get(column, "").strip()
            holds = name in HELD.get(table, {})
            if holds and table != name and value in self.by_id.get(table, {}):
                return table, value
        return None

    def records(self) -> Reading:
        """Yield each service whole, then what belongs to none."""
        services = self.tables[SERVICES]
        for line, reason in services.broken:
            yield Problem(line, services.file, f"{reason}; it is not read")
        for number, line in enumerate(services.lines):
            yield NumberedRecord(line, self.whole(SERVICES, number), number + 1)
        yield from self.left_over()

    def whole(self, name: str, number: int) -> Object:
        """Return the object of a row, with all that it holds."""
        table = self.tables[name]
        table.used.add(number)
        row = table.rows[number]
        id_ = row.get("id", "").strip()
        whole: Object = dict(row)
        for held, numbers in self.owned.get((name, id_), {}).items():
            key = HELD[name].get(held)
            if key and id_:
                whole[key] = [self.whole(held, one) for one in numbers]
        for column, key, target in POINTS_AT.get(name, ()):
            self.point(whole, column, key, target)
        if links := self.attributes(name, id_):
            whole[LINKED] = links
        return whole

    def point(self, whole: Object, column: str, key: str, target: str) -> None:
        """Put what a row points at into it; a term that nobody tells is its code."""
        value = str(whole.get(column, "")).strip()
        number = self.by_id.get(target, {}).get(value)
        if number is not None:
            whole[key] = self.whole(target, number)
        elif value and key == "taxonomy_term":
            whole[key] = {"code": value}

    def attributes(self, name: str, id_: str) -> list[Object]:
        """Return what is said of an object in the table of links."""
        if LINKED not in self.tables:
            return []
        rows = self.tables[LINKED].rows
        return [
            self.whole(LINKED, number)
            for number in self.linked.get(id_, ())
            if is_link_to(name, rows[number].get("link_entity", ""))
        ]

    def left_over(self) -> Iterator[Remark]:
        """Yield a remark for each table with rows that nothing has taken."""
        for name, table in self.tables.items():
            if name == SERVICES:
                continue
            for line, reason in table.broken:
                yield Remark(Problem(line, table.file, f"{reason}; it is not read"))
            left = [one for one in range(len(table.rows)) if one not in table.used]
            if left:
                rows = "1 row belongs" if len(left) == 1 else f"{len(left)} rows belong"
                reason = f"{rows} to no service of the package; nothing of it is read"
                yield Remark(Problem(table.lines[left[0]], table.file, reason))


def is_link_to(name: str, entity: str) -> bool:
    """Whether the word for what a link is of means a table; other words say nothing."""
    table = stem_of(entity)
    return table == name or table not in HELD
