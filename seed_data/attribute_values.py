"""The values that facts of the vocabulary `panah-attributes` may have."""

YES = ("yes",)
YES_OR_NO = ("yes", "no")
# A boy of a higher age is a grown man in every house that we know.
OLDEST_BOY_YEARS = 17
AGES_OF_BOYS = tuple(str(age) for age in range(OLDEST_BOY_YEARS + 1))
# How other publishers write them; a bare attribute states that it holds.
SAYS_YES = frozenset({"", "true", "yes", "1"})
SAYS_NO = frozenset({"false", "no", "0"})
THROUGH_PANAH = "panah"
CHANNELS = (
    "phone",
    "textphone",
    "video",
    "sms",
    "whatsapp",
    "signal",
    "telegram",
    "email",
    "web_form",
    "onion",
    "in_person",
    THROUGH_PANAH,
)
AFFILIATIONS = (
    "independent",
    "religious",
    "government",
    "political",
    "intergovernmental",
    "company",
)
LINE_KINDS = (
    "police",
    "ambulance",
    "gender_violence",
    "children",
    "listening",
    "defenders",
    "legal",
    "refugees",
    "digital_safety",
)
PUBLISHERS = ("self", "state", "un")
WHO_ANSWERS = (
    "aid",
    "children",
    "counsellors",
    "defenders",
    "digital_safety",
    "journalists",
    "lawyers",
    "lgbtiq_not_asked",
    "list",
    "machine",
    "name_harms",
    "office",
    "police",
    "refugees",
    "state",
    "young_people",
)
# What a woman is asked at the door, or turned away for.
AT_THE_DOOR = (
    "asks_guardian",
    "asks_police_report",
    "asks_id",
    "keeps_phone",
    "boys_up_to_age",
    "accepts_pregnant",
    "step_free",
)
