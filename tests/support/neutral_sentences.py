"""Sentences of everyday life in ten languages that name no place at all."""

import random
from collections.abc import Iterator
from itertools import product

SENTENCES_PER_LANGUAGE = 200
# What a sentence is about: months, days, names of persons, things of every day.
WORDS = {
    "en": "January March April May June August Monday Friday Grace Joy Ruth Esther"
    " Fatima Amina Jane Agnes Victoria Florence Charlotte Harriet mother garden spoon"
    " winter morning bread paper table bicycle mirror",
    "fr": "janvier mars avril mai juin août lundi vendredi Claire Aline Chantal Jeanne"
    " Josiane Espérance Divine Marie Solange Odette jardin cuillère hiver matin pain"
    " papier table vélo miroir lettre soir cousine",
    "es": "enero marzo abril mayo junio agosto lunes viernes Lucía Rosa Marta Carmen"
    " Ana Elena Juana Irma Sandra Mirna jardín cuchara invierno mañana pan papel mesa"
    " bicicleta espejo carta noche prima",
    "ar": "يناير مارس ابريل مايو يونيو اغسطس الاثنين الجمعة هدى سلمى خديجة امنة عائشة"
    " سناء هناء نجاة سالم محمود حديقة ملعقة شتاء صباح خبز ورقة طاولة دراجة مرآة رسالة"
    " مساء خالة",
    "fa-AF": "حمل ثور جوزا سرطان اسد سنبله شنبه جمعه زهرا لیلا مریم نرگس پروین شکیبا"
    " حمیده رحیمه احمد محمود باغچه قاشق زمستان صبح نان کاغذ میز بایسکل آیینه نامه شام"
    " خاله",
    "ps": "وری غویی غبرګولی چنګاښ زمری وږی شنبه جمعه زرغونه پلوشه ملالۍ سپوږمۍ ګلالۍ"
    " نازو شبنم احمد محمود نجیبه باغچه کاشوغه ژمی سهار ډوډۍ کاغذ مېز بایسکل هنداره لیک"
    " ماښام ترور",
    "sw": "Januari Machi Aprili Mei Juni Agosti Jumatatu Ijumaa Asha Zawadi Neema"
    " Rehema Zuhura Mwanaisha Halima Salma bustani kijiko baridi asubuhi mkate karatasi"
    " meza baiskeli kioo barua jioni shangazi ndizi kuni",
    "rn": "nzero ruhuhuma ntwarante ndamukiza rusama ruheshi kuwambere kuwagatanu Aline"
    " Chantal Nadine Divine Ange Ineza Keza Gloriose umurima ikiyiko imbeho igitondo"
    " umukate urupapuro ameza ikinga icirore ikete umugoroba senge igitoke inkwi",
    "lg": "Gatonnya Mukutulansanja Mugulansigo Kafuumuulampawu Muzigo Ssebaaseka"
    " Bbalaza Lwakutaano Nakato Babirye Nalubega Namutebi Nansubuga Nabukenya Nakku"
    " Nassali ennimiro ekijiiko obutiti enkya omugaati olupapula emmeeza eggaali"
    " endabirwamu ebbaluwa akawungeezi ssenga ekitooke enku",
    "nl": "januari maart april mei juni augustus maandag vrijdag Emma Julia Sanne Lotte"
    " Femke Anouk Marieke Ingrid tuin lepel winter ochtend brood papier tafel fiets"
    " spiegel brief avond tante banaan hout",
}
FRAMES = {
    "en": "my friend {} needs help|{} is here|the {} of my sister|I wrote about {}|"
    "in {} it began|we talked about {} and the children|she lost the {}|{} came late",
    "fr": "mon amie {} a besoin d'aide|{} est ici|la {} de ma soeur|j'ai écrit sur {}|"
    "en {} cela a commencé|nous parlions de {} et des enfants|elle a perdu {}|{} tarde",
    "es": "mi amiga {} necesita ayuda|{} está aquí|la {} de mi hermana|escribí sobre {}"
    "|en {} empezó todo|hablamos de {} y de los niños|ella perdió {}|{} llegó tarde",
    "ar": "صديقتي {} تحتاج مساعدة|{} هنا|{} اختي جميلة|كتبت عن {}|في {} بدأ كل شيء|"
    "تكلمنا عن {} والاطفال|هي فقدت {}|{} وصل متأخرا",
    "fa-AF": "دوستم {} کمک می خواهد|{} اینجا است|{} خواهرم گم شد|درباره {} نوشتم|"
    "در {} شروع شد|از {} و اطفال گفتیم|او {} را گم کرد|{} ناوقت آمد",
    "ps": "زما ملګرې {} مرسته غواړي|{} دلته دی|زما د خور {}|د {} په اړه مې ولیکل|"
    "په {} کې پیل شو|موږ د {} او ماشومانو خبرې وکړې|هغې {} ورک کړ|{} ناوخته راغی",
    "sw": "rafiki yangu {} anahitaji msaada|{} yupo hapa|{} ya dada yangu|niliandika"
    " kuhusu {}|katika {} ilianza|tulizungumza kuhusu {} na watoto|alipoteza {}|"
    "{} alichelewa",
    "rn": "umugenzi wanje {} akeneye imfashanyo|{} ari hano|{} ya mushiki wanje|"
    "naranditse ivya {}|mu {} vyaratanguye|twavuze {} n'abana|yatakaje {}|{} yatevye",
    "lg": "mukwano gwange {} yeetaaga obuyambi|{} ali wano|{} ya mwannyinaze|nawandiika"
    " ku {}|mu {} byatandika|twayogera ku {} n'abaana|yabuza {}|{} yalwawo",
    "nl": "mijn vriendin {} heeft hulp nodig|{} is hier|de {} van mijn zus|ik schreef"
    " over {}|in {} begon het|we spraken over {} en de kinderen|zij verloor de {}|"
    "{} kwam laat",
}


def neutral_sentences() -> Iterator[tuple[str, str]]:
    """Yield languages and sentences, the same ones each time."""
    chance = random.Random(14)  # noqa: S311 - no secret
    for language, words in WORDS.items():
        pairs = list(product(FRAMES[language].split("|"), words.split()))
        for frame, word in chance.sample(pairs, SENTENCES_PER_LANGUAGE):
            yield language, frame.format(word)
