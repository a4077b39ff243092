"""The fields that several HSDS objects share, each with its checker."""

from datetime import date, datetime
from typing import Annotated

from directory.hsds.schema.base import Checked
from directory.hsds.schema.field_types import (
    check_date,
    check_email,
    check_instant,
    check_web_url,
    member_of,
    name_of,
    required_name,
    text_of,
)
from directory.hsds.schema.number_forms import check_flag, check_oldest, number_of
from directory.hsds.schema.number_text import unmarked
from directory.hsds.schema.rule_words import check_rule_words
from directory.listings.vocabulary import LocationType

Text = Annotated[str, Checked(text_of())]
Name = Annotated[str, Checked(name_of())]
RequiredName = Annotated[str, Checked(required_name)]
Short = Annotated[str, Checked(name_of(64))]
Word = Annotated[str, Checked(name_of(32))]
Tag = Annotated[str, Checked(name_of(16))]
WebUrl = Annotated[str, Checked(unmarked(check_web_url))]
Email = Annotated[str, Checked(unmarked(check_email))]
Day = Annotated[date | None, Checked(check_date)]
RequiredDay = Annotated[date, Checked(check_date)]
Instant = Annotated[datetime | None, Checked(check_instant)]
RequiredInstant = Annotated[datetime, Checked(check_instant)]
Flag = Annotated[bool | None, Checked(check_flag)]
Age = Annotated[float | None, Checked(number_of(0, 150))]
Oldest = Annotated[float | None, Checked(check_oldest)]
Amount = Annotated[float | None, Checked(number_of(-1e11, 1e11))]
Room = Annotated[float | None, Checked(number_of(-1e15, 1e15))]
RuleWords = Annotated[str, Checked(check_rule_words)]
RequiredRoom = Annotated[float, Checked(number_of(-1e15, 1e15))]
PlaceType = Annotated[LocationType, Checked(member_of(LocationType))]
