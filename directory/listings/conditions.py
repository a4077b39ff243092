"""What using a service asks of a person: money, papers, age, steps, patience."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypedDict

from directory.listings.models import CostOption, RequiredDocument, Service


@dataclass(frozen=True, slots=True)
class CostView:
    """One price; ``currency`` is ISO 4217."""

    option: str
    amount: Decimal | None
    currency: str
    description: str


class Conditions(TypedDict):
    """The part of ListingDetails that says what is asked."""

    costs: tuple[CostView, ...]
    fees: str
    documents: tuple[str, ...]
    eligibility: str
    application_process: str
    wait_time: str
    minimum_age: float | None
    maximum_age: float | None


def conditions_of(
    service: Service,
    costs: Iterable[CostOption],
    documents: Iterable[RequiredDocument],
) -> Conditions:
    """Return what ``service`` asks."""
    return Conditions(
        costs=tuple(map(cost_view, costs)),
        fees=service.fees_description,
        documents=tuple(row.document for row in documents),
        eligibility=service.eligibility_description,
        application_process=service.application_process,
        wait_time=service.wait_time,
        minimum_age=service.minimum_age,
        maximum_age=service.maximum_age,
    )


def cost_view(row: CostOption) -> CostView:
    """Return one price for reading."""
    return CostView(row.option, row.amount, row.currency, row.amount_description)
