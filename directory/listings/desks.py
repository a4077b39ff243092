"""Which contacts are a desk that anybody may call, and no person.

A number of a person is never made public by this rule: who is called by a name, or by
an office that one person holds, is a person, and so is who is called by nothing known.
"""

from typing import Protocol

from directory.listings.number_kinds import folded

DESKS = frozenset(
    folded(
        # en
        " desk helpdesk office offices reception receptions intake line lines"
        " hotline helpline team teams unit department service services centre"
        " center clinic switchboard front information info enquiries inquiries"
        " admissions registration duty shift emergency crisis support help"
        " secretariat referral referrals appointments triage section division"
        " phone hours night"
        # fr
        " accueil bureau guichet permanence standard secretariat renseignements"
        " ecoute urgence urgences equipe unite centre ligne cellule orientation"
        " nuit jour"
        # es
        " oficina recepcion mostrador ventanilla atencion linea centralita equipo"
        " unidad centro informacion urgencias emergencias ayuda"
        # nl
        " balie receptie kantoor meldpunt team afdeling dienst hulplijn centrum"
        " informatie aanmelding spreekuur nacht"
        # sw, rn, lg
        " ofisi mapokezi dawati huduma kituo kitengo simu ibiro ikigo ofiisi"
        " ekitongole"
        # ar, fa, ps
        " استقبال الاستقبال مكتب المكتب قسم مركز خدمة خط طوارئ معلومات دفتر پذیرش"
        " مکتب بخش مرکز خدمات پاسخگویی معلومات اضطراری کمک دفتر څانګه مرکز مرسته"
    ).split()
)
# What stands between such words in the name of a desk, and is no name of a person.
BETWEEN = frozenset(
    folded(
        "the of for and s de la le les des du l d et y en van der women womens woman"
        " girls gender legal aid general main first زنان نساء ښځو"
    ).split()
)
PERSONS = frozenset(
    folded(
        " mr mrs ms miss dr prof director directors manager head chief coordinator"
        " officer lawyer attorney advocate counsellor counselor president chair"
        " chairperson chairwoman secretary assistant worker nurse doctor midwife"
        " psychologist therapist founder supervisor administrator receptionist"
        " consultant lead leader deputy focal person councillor"
        " member representative paralegal agent volunteer specialist adviser"
        " advisor owner ceo directeur directrice responsable chef cheffe"
        " coordinateur coordinatrice avocat avocate conseiller conseillere"
        " presidente psychologue medecin infirmiere assistante fondatrice charge"
        " chargee juriste mme madame monsieur directora responsable jefa jefe"
        " coordinadora coordinador abogada abogado consejera psicologa doctora"
        " enfermera fundadora encargada licda lic sra senora directeur coordinator"
        " hoofd advocaat medewerker medewerkster voorzitter mevrouw mkurugenzi"
        " meneja mratibu wakili afisa mwenyekiti daktari muuguzi bi bibi umuyobozi"
        " umukozi akulira omukulu munnamateeka مدير مديرة رئيس رئيسة منسق منسقة"
        " محامي محامية طبيبة دكتورة السيدة موظفة رئیس مدیر آمر مسئول مسوول مسؤول"
        " هماهنگ وکیل داکتر خانم کارمند مشر مشره"
    ).split()
)


class Reachable(Protocol):
    """A person or a desk, in a record or stored."""

    @property
    def name(self) -> str:
        """The name of a person."""

    @property
    def title(self) -> str:
        """What the person or the desk does."""

    @property
    def department(self) -> str:
        """Of which department."""


def is_desk(contact: Reachable) -> bool:
    """Whether a contact is surely a desk: no person, and called as one.

    Some write the name of a desk where that of a person belongs: it is one if all of
    its words are.
    """
    name = folded(contact.name).split()
    place = folded(f"{contact.title} {contact.department}").split()
    if not PERSONS.isdisjoint({*name, *place}):
        return False
    if name:
        return not DESKS.isdisjoint(name) and BETWEEN.union(DESKS).issuperset(name)
    return not DESKS.isdisjoint(place) or bool(contact.department and not contact.title)
