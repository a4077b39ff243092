"""Texts that the demonstration gives no occasion for: tested where they arise."""

SELDOM = {
    "A list to read: nobody answers there.",
    "A machine answers, no person.",
    "A wheelchair cannot get in here",
    "After an arrest, the first 48 hours matter most. Call a lawyer now, and find "
    "out where the person is held.",
    "After rape, medical care within 72 hours (3 days) can prevent HIV and "
    "pregnancy. Go as soon as you can; care helps later too.",
    "An office, not a line for emergencies.",
    "Answers questions about aid. It cannot rescue or protect you.",
    "Counsellors answer.",
    "Far from %(place)s, as you asked: what is farther away comes first.",
    "For defenders of human rights.",
    "For journalists.",
    "For refugees and people who seek asylum.",
    "For young people first.",
    "Girls and young women are not taken in here",
    "Hardly any help in this country is listed here. These programmes help human "
    "rights defenders anywhere in the world, from afar.",
    "Its name alone, on a bill or on your phone, can put you in danger.",
    "LBTIQ+ women are not welcome here",
    "Listed last because it belongs to a company, and you wrote of a company.",
    "Listed last because it belongs to a government, and you wrote of the police, "
    "soldiers or the authorities.",
    "Listed last because it belongs to a religious body, and you wrote of a "
    "religious leader.",
    "Listed last because it is a mission of the country that you left.",
    "Made for children first.",
    "Missions of %(place)s come first, if any are listed here.",
    "Nobody has asked yet how LGBTIQ+ women are treated there.",
    "Nobody of us has tried it. It may be wrong, or somebody may watch it.",
    "Not asked for:",
    "Not checked by us",
    "Not checked by us. Published by the United Nations on %(site)s (%(page)s), "
    "read on %(day)s.",
    "Not checked by us. Published by the organization itself on %(site)s "
    "(%(page)s), read on %(day)s.",
    "Not checked by us. Published by the state on %(site)s (%(page)s), read on "
    "%(day)s.",
    "Not known whether LBTIQ+ women are welcome",
    "Not known whether a wheelchair can get in",
    "Not known whether girls and young women are welcome",
    "Not near %(place)s, as you asked: what is there comes last.",
    "Not near %(place)s: you said that he, or others, are there. What is there "
    "comes last.",
    "Or do you need this?",
    "People of the law answer.",
    "Police work in the same house.",
    "Run by or with the state: think before you say your name or your number.",
    "Specialists in digital safety answer.",
    "Texts to quote",
    "That is more than can be searched for at once. Please write less or choose "
    "fewer needs.",
    "The nearest answer lies across a border: %(country)s.",
    "There may be groups that only professionals can be told of. Ask an "
    "organization that you trust.",
    "We are not sure what you need. This may help. You can also choose a need.",
    "We do not know this place. The answer is not limited to a place.",
    "Where are you? You told us only where he, or others, are. Write your own town "
    "or province here, or leave it empty.",
    "Works only inside %(country)s.",
    "You come from %(place)s: the search is not made there.",
    "You want to go to %(place)s: the search is not made there.",
    "You wrote a telephone number. The search needs none: for your safety and that "
    "of others, leave out the numbers of people.",
    "across a border, in %(country)s",
    "for LBTIQ+ women",
    "for girls and young women",
    "for indigenous women",
    "for refugees",
    "for women with disabilities",
    "in fear of a company",
    "in fear of religious leaders",
    "in fear of soldiers or the secret service",
    "in fear of the authorities",
    "in fear of the country that you left",
    "in fear of the police",
    "more than %(low)s km",
    "near %(place)s, roughly",
    "page of %(year)s",
    "page without a date",
}
