"""Import HSDS records: keep the good ones, name what is wrong with the others."""

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date

from sqlalchemy.exc import IntegrityError, OperationalError

from directory.database import Database, in_batches, may_pass
from directory.errors import UnavailableError
from directory.hsds.apply.execute import Effect, Outcome, apply_plan, outcome
from directory.hsds.apply.identities import load_identities
from directory.hsds.apply.plan import Plan, make_plan
from directory.hsds.draft.context import Identities
from directory.hsds.draft.service import draft_record
from directory.hsds.prepare import prepare
from directory.hsds.prepared import Prepared
from directory.hsds.problems import NumberedRecord, Problem, Remark
from directory.hsds.redact.batch import Pair
from directory.hsds.redact.held_back import closed_where_shown
from directory.hsds.reference_data import ReferenceData
from directory.hsds.schema.identifiers import uuid_of
from directory.listings.models import Vetting
from directory.vetting.vetters import read_vetters
from directory.vetting.workflow import Action
from seed_data.demonstration import demonstration_ids

BATCH_SIZE = 200  # records in one commit: what a kill in between costs
ATTEMPTS = 5  # of several imports that want the same rows, one at least goes on
PAUSE_S = 0.1  # longer each time: whoever was first is done meanwhile

INVENTED = "it is of the demonstration, which is invented: PANAH_MODE=demo takes it"

log = logging.getLogger(__name__)

Read = NumberedRecord | Problem | Remark
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """How to import.

    ``vetted_by`` holds no address or two; ``from_programmes`` is for our own public
    sources, which are shown as unconfirmed; ``strict`` keeps all records or none;
    ``dry_run`` writes nothing. ``invented`` services, those of the demonstration, are
    refused where they may not be shown.
    """

    vetted_by: tuple[str, ...] = ()
    from_programmes: bool = False
    strict: bool = False
    dry_run: bool = False
    invented: bool = True
    batch_size: int = BATCH_SIZE


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import came to.

    Each record that was kept is ``created``, ``updated``, ``unchanged``, or only
    proposed: ``waiting`` counts these and every other that two vetters must still
    see. ``published`` counts those that became public. ``differences`` are filled
    in a dry run alone.
    """

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    waiting: int = 0
    published: int = 0
    refused: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    differences: tuple[Outcome, ...] = ()

    @property
    def refused_records(self) -> int:
        """Return how many records were refused; each may have several problems."""
        return len({(problem.line, problem.record) for problem in self.refused})


def import_records(
    database: Database,
    records: Iterable[Read],
    reference: ReferenceData,
    options: ImportOptions,
    progress: Progress | None = None,
) -> ImportReport:
    """Import records batch by batch; ``progress`` is told what is committed for good.

    Raises InvalidInputError for vetters that are not two of two organizations, and
    UnavailableError where the database refuses a batch again and again.
    """
    run = Run(database, reference, options, progress or ignore)
    prepared: Iterable[Prepared] = run.prepared(records)
    if options.dry_run:
        run.stage(in_batches(prepared, options.batch_size))
        return run.report()
    if options.strict:
        prepared = list(prepared)
        run.stage(in_batches(prepared, options.batch_size))
        rehearsed = run.report()
        if rehearsed.refused:
            return ImportReport(refused=rehearsed.refused, notes=rehearsed.notes)
        run.forget()
    for batch in in_batches(prepared, options.batch_size):
        run.write(batch)
    return run.report()


def ignore(_count: int) -> None:
    """Tell nobody."""


@dataclass(slots=True)
class Run:
    """One import: what it was told, and what has come of it so far."""

    database: Database
    reference: ReferenceData
    options: ImportOptions
    progress: Progress
    refused: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)
    earlier: set[str] = field(default_factory=set)
    first_of: dict[int, tuple[int, int]] = field(default_factory=dict)
    action: Action = Action.RECEIVE
    vetting: Vetting | None = None

    def __post_init__(self) -> None:
        """Refuse vetters who may not stand for a listing together."""
        vetters = read_vetters(self.options.vetted_by)
        if vetters:
            self.vetting = vetters.vetting(self.database.now())
            self.action = Action.PUBLISH
        elif self.options.from_programmes:
            self.action = Action.LIST

    @property
    def today(self) -> date:
        """Return the day of the import."""
        return self.database.now().astimezone(UTC).date()

    def prepared(self, records: Iterable[Read]) -> Iterator[Prepared]:
        """Yield the valid records; remember what is wrong with the others."""
        for read in records:
            if isinstance(read, Remark):
                self.remarks.append(read.problem)
                continue
            ready = (
                [read] if isinstance(read, Problem) else prepare(read, self.reference)
            )
            if isinstance(ready, Prepared):
                ready = self.once(ready)
            if isinstance(ready, Prepared):
                yield ready
            else:
                self.refused.extend(ready)

    def once(self, ready: Prepared) -> Prepared | list[Problem]:
        """Return a record, unless it is invented or an earlier one has its id.

        Nobody can know which of the two is right; that an order in the file decides
        it without a word would be the worst.
        """
        key, source = uuid_of(ready.id).int, ready.source
        if not self.options.invented and ready.id in demonstration_ids():
            return [source.problem("id", INVENTED)]
        first = self.first_of.setdefault(key, (source.record, source.line))
        if first == (source.record, source.line):
            return ready
        record, line = first
        where = f"record {record} (line {line})" if record else f"line {line}"
        return [source.problem("id", f"{where} has it too; only the first is read")]

    def drafts(self, batch: list[Prepared]) -> tuple[list[Pair], Identities]:
        """Draft a batch before the writing begins: a place may take a while to find."""
        records = [one.record for one in batch]
        places = {name for one in batch for name in one.secrecies}
        with self.database.read() as session:
            identities = load_identities(session, records, places)
            geocoder = self.reference.geocoder
            batch = [*closed_where_shown(session, batch, identities, geocoder)]
        pairs = [
            (one, draft_record(one.record, self.reference, identities, one.stated))
            for one in batch
        ]
        return pairs, identities

    def stage(self, staged: Iterable[list[Prepared]]) -> None:
        """Go through everything without writing anything."""
        for batch in staged:
            pairs, identities = self.drafts(batch)
            with self.database.read() as session:
                plan = make_plan(
                    session,
                    pairs,
                    identities,
                    self.action,
                    self.earlier,
                    lock=False,
                    reference=self.reference,
                )
            self.remember(plan, [outcome(plan, step) for step in plan.steps])

    def write(self, batch: list[Prepared]) -> None:
        """Commit one batch; if somebody wrote the same record just now, look again."""
        for attempt in range(ATTEMPTS):
            try:
                return self.write_once(batch)
            except (IntegrityError, OperationalError) as error:
                if isinstance(error, OperationalError) and not may_pass(error):
                    raise
                log.warning("a batch is tried again: %s", type(error).__name__)
                time.sleep(PAUSE_S * attempt)
        raise UnavailableError(
            "The database refused a batch again and again: what was counted as kept "
            "is safe, run the import again for the rest."
        )

    def write_once(self, batch: list[Prepared]) -> None:
        """Plan and write one batch in one unit of work, then say that it is safe."""
        pairs, identities = self.drafts(batch)
        with self.database.write() as session:
            plan = make_plan(
                session,
                pairs,
                identities,
                self.action,
                set(self.earlier),
                lock=True,
                reference=self.reference,
            )
            outcomes = apply_plan(session, plan, self.vetting, self.today)
        self.remember(plan, outcomes)
        self.progress(len(self.outcomes))

    def remember(self, plan: Plan, outcomes: list[Outcome]) -> None:
        """Keep what came of a batch."""
        self.refused.extend(plan.refused)
        self.notes.extend(plan.notes)
        self.outcomes.extend(outcomes)

    def forget(self) -> None:
        """Begin again after a rehearsal that went well."""
        self.notes.clear()
        self.outcomes.clear()

    def report(self) -> ImportReport:
        """Return what the import came to."""
        effects = [one.effect for one in self.outcomes]
        return ImportReport(
            created=effects.count(Effect.CREATED),
            updated=effects.count(Effect.UPDATED),
            unchanged=effects.count(Effect.UNCHANGED),
            waiting=sum(one.waits for one in self.outcomes),
            published=sum(one.published for one in self.outcomes),
            refused=tuple(sorted(self.refused, key=lambda problem: problem.line)),
            notes=(*self.remarks, *self.notes),
            differences=tuple(self.outcomes) if self.options.dry_run else (),
        )
