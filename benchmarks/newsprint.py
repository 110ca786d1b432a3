"""Sentences about Veland, which does not exist: so many that no two articles come out alike by chance."""

from __future__ import annotations

import re
from random import Random

WORDS = {
    "n": "lock gate barge ferry quay granary mill dam weir sluice chamber seal cable winch crane depot "
    "ledger permit contract tender survey report budget bridge ford towpath signal lantern buoy pump turbine "
    "culvert meadow harvest kiln brewery tannery school clinic library court council tram carriage "
    "timetable ticket tariff levy licence archive map inquiry hearing petition statute verdict appeal "
    "pension strike rota shift crew pilot skipper airship almanac altar anchor apron arcade armchair "
    "arsenal attic awning bakery ballot balcony bandstand banner basin basket bazaar beacon bellows "
    "bicycle billboard blanket boiler bonfire bookshop bottle boulder bracket brochure bucket bunker "
    "cabin calendar candle canopy canteen caravan carpet cart casket catalogue causeway cellar chapel "
    "chimney cistern clock cloister coach coffin compass conduit convent copper corridor cottage counter "
    "courtyard cradle crate crossing crypt cupboard curfew curtain deed diary dictionary ditch doorway "
    "dormitory drawer drill dyke easel embankment engine envelope excavator exhibit fairground farmhouse "
    "fence festival fireplace flagpole flute footbridge fountain fresco furnace gallery gangway garage "
    "gasworks generator glasshouse gondola grotto guild gutter hammer hammock handbook harness hatch "
    "hearth hedge helmet hostel icehouse inscription invoice jetty kennel kettle kiosk ladder laundry "
    "lawsuit lecture lever lighthouse lorry loudspeaker manuscript marquee mattress medal memorial "
    "mortgage mosaic motor mural nursery oath obelisk orchard orchestra organ oven paddock painting "
    "pamphlet parade parcel park pavilion pedestal piano pier pigsty pipeline plaque plough podium "
    "portrait postbox prison projector pulpit puppet pylon quarry quilt raft railing ramp ration receipt "
    "referendum reservoir ribbon rink roof rudder saddle safe sail sawmill scaffold scarecrow sceptre "
    "sculpture seminar shed shelter shrine siren slate sled smokehouse spire stable staircase statue "
    "stove subsidy sundial surgery swimming-bath tapestry telescope terrace theatre throne tombstone "
    "tower tractor treaty trench trophy trumpet tunnel turret typewriter vault veranda viaduct vineyard "
    "violin wagon waterfall wharf whistle windmill workshop yacht",
    "s": "boatmen millers farmers inspectors engineers clerks divers teachers nurses carpenters traders "
    "pensioners students drivers councillors lawyers auditors surveyors foremen apprentices anglers "
    "shopkeepers dockers bakers masons gardeners printers beekeepers ferrymen villagers neighbours "
    "volunteers tenants hauliers glaziers weavers actors admirals anthropologists architects archivists "
    "astronomers bankers barbers blacksmiths bookbinders botanists brewers bricklayers brokers butchers "
    "butlers cabinetmakers cartographers chemists choirboys coachmen cobblers cooks coopers curators "
    "cyclists dancers dentists detectives distillers economists electricians explorers falconers firemen "
    "fishmongers florists geologists goldsmiths gravediggers grocers hatters historians huntsmen "
    "innkeepers jewellers jockeys judges jugglers landlords librarians locksmiths magicians "
    "mathematicians mechanics merchants midwives milkmaids miners missionaries musicians notaries "
    "novelists opticians orphans painters pedlars pharmacists philosophers photographers physicians "
    "plumbers poets porters postmen potters publishers referees roofers saddlers sailors sculptors "
    "sextons shepherds shipwrights singers soldiers stonecutters stevedores tailors tanners taxidermists "
    "thatchers tilers undertakers upholsterers veterinarians vicars waiters watchmakers wheelwrights "
    "widows wrestlers zoologists",
    "v": "inspected repaired closed reopened painted measured insured auctioned rebuilt flooded drained "
    "blocked fenced dredged searched photographed mapped leased sold praised criticised debated postponed "
    "approved rejected amended audited funded guarded ignored inherited lowered raised widened shortened "
    "cleaned tested mended moved reported abandoned accepted admired advertised altered announced "
    "appraised arranged assembled barricaded bleached blessed boarded borrowed bought branded buried "
    "calculated carved catalogued censored certified chained charted christened coated collected "
    "commissioned compared confiscated connected copied counted covered cursed damaged decorated defended "
    "delivered demolished described designed destroyed discovered dismantled displayed divided donated "
    "doubled dusted emptied enlarged evacuated examined exchanged excavated expanded exported financed "
    "fixed forged found gilded greased guided halved heated hidden hired imported improved inaugurated "
    "inflated inventoried investigated joined labelled launched licensed lifted loaded locked lubricated "
    "manufactured memorised mortgaged named numbered occupied ordered overhauled patched patented pawned "
    "plastered polished pressed priced privatised protected purchased ransacked registered renamed rented "
    "replaced reserved restored salvaged scraped scrapped scrubbed sealed seized sheltered shipped signed "
    "sketched smuggled soldered sorted stacked stored strengthened subsidised tarred taxed thatched "
    "tilted towed traced transferred translated treasured unloaded unveiled vandalised varnished visited "
    "warmed washed watched weighed welded whitewashed",
    "a": "old narrow northern southern rusted costly crowded empty wooden brick municipal private disputed "
    "temporary abandoned modest famous quiet muddy frozen shallow steep busy unlit overgrown borrowed "
    "missing second third late early unfinished forgotten patient angry cheerful stubborn careful weary "
    "hopeful puzzled cautious unpaid local ancient antique artificial barren bashful bent bitter "
    "blackened bleak blunt brittle broken bronze bulky ceremonial charming cheap circular clumsy coastal "
    "colossal comfortable concrete conical copper-roofed cracked crimson crooked curved dainty damp dark "
    "decorated deserted dim dirty domed drab dusty eastern elaborate elegant elevated enormous exotic "
    "expensive faded fashionable fertile festive fireproof flimsy floating foggy forbidden fragile "
    "fragrant gaudy gigantic glazed gloomy golden graceful granite grim handsome hexagonal hidden hollow "
    "horizontal icy illegal imperial improvised inflatable ivory jagged lavish leaky legendary lonely "
    "lopsided luxurious magnificent marble massive medieval metallic miniature mobile monumental mossy "
    "mouldy mysterious noisy oak-panelled obsolete octagonal ornate oval painted peculiar pink portable "
    "prehistoric purple quaint ragged rectangular remote ridiculous roofless rotten royal ruined rural "
    "rustic sandy scarlet scenic secluded shabby shady shiny silver slanting sleepy slippery smoky solemn "
    "spacious splendid square stately sturdy sumptuous sunken swampy tall tattered timber-framed tiny "
    "triangular tropical turquoise ugly underground uneven vacant vast violet wealthy weathered western "
    "windy wobbly yellow",
    "t": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "w": "spring summer autumn winter January March April June August October November",
    "k": "three four seven nine eleven fourteen nineteen thirty forty ninety 120 212 340 415 600 880 1,200 "
    "2,500 7,000",
}
DONE_HOW = (
    "quietly", "again", "twice", "slowly", "in haste", "without notice", "by hand", "at dawn", "after dusk",
    "for a week", "before lunch", "in the rain", "all summer", "against advice",
)  # fmt: skip
SYLLABLES = (
    "ar", "bel", "cor", "dun", "el", "fen", "gri", "hol", "im", "jor", "kel", "lum", "mer", "nor", "or",
    "pel", "quin", "ros", "sel", "tor", "un", "ver", "wen", "yar",
)  # fmt: skip

ENDINGS = ("haven", "mere", "hythe", "holt", "vane", "keld", "wick", "stead", "rund", "ford", "garth", "by")

SENTENCES = (
    "The {a} {n} {p} was {v} by {s} in {w}, and {k} {s} {v} the {a} {n} {r}.",
    "{x}, who has {v} every {n} {p} since {w}, keeps the {a} {n} {r}.",
    "Nobody had {v} the {n} {r}, so {s} and {a} {s} {v} it {p}.",
    "{k} {s} {p} {v} a {n}; the {a} {n}, they say, was {v} last {w}.",
    "In {w} the {n} cost {k} marks, {a} {s} recall, while {x} {v} the {n} {r}.",
    "For {k} years {a} {s} have {v} that {n} {p} without a {a} {n}.",
    "“We {v} the {n} {r},” {x} wrote to {s} {p}, “and the {a} {n} was {v} in {w}.”",
    "{s} {p} {v} their {a} {n} on {t}, {k} days after the {n} had been {v} {r}.",
    "A {a} {n} stands {p}, {v} {r} by {k} {s} and never {v} since {w}.",
    "When {x} {v} the {a} {n}, {s} {v} the {n} {p} {r}.",
    "Its {n}, {a} and {a}, was {v} in {w} for {k} marks by {s} {p}.",
    "Those {a} {s} {v} {k} pages of the {n} {r}, {x} added, and {v} no {n} {p}.",
    "Between {w} and {w} the {n} {p} was {v} {k} times by {a} {s}.",
    "{x} {v} a {n} for {s}, {v} another {r}, and left the {a} {n} {p}.",
    "No {n} {p} is as {a} as the {n} that {s} {v} {r} in {w}.",
    "Only {k} of the {s} {p} had {v} the {a} {n} before {t}, said {x}, a {n} inspector.",
)
CLAUSES = (
    "the {a} {n} {p} was {v} in {w}",
    "{k} {s} had {v} the {a} {n} {r}",
    "{a} {s} {p} had never {v} such a {n}",
    "nobody but {x} had {v} the {n} {p}",
    "the {n} would be {v} {r} once {s} had {v} the {a} {n}",
    "every {a} {n} {p} is {v} by {s} {r}",
    "{x} and {k} {a} {s} {v} the {n} in {w}",
    "it was {x} who {v} the {n} of the {s} {p}",
)
SLOT = re.compile(r"\{(\w+)\}")


def sentence(rng: Random) -> str:
    """A sentence that says nothing of consequence."""
    return upper_first(_filled(rng.choice(PARTS), rng))


def clause(rng: Random) -> str:
    """What somebody says beside the point, to stand after `that`."""
    return _filled(rng.choice(CLAUSE_PARTS), rng)


def paragraph(rng: Random) -> str:
    return " ".join(sentence(rng) for _ in range(rng.randint(2, 4)))


def name(rng: Random) -> str:
    """A person's name: nobody's."""
    first, last = ("".join(rng.sample(SYLLABLES, rng.randint(1, 2))) for _ in range(2))
    return f"{first.capitalize()} {last.capitalize()}{rng.choice(('sen', 'wick', 'ane', 'ott', 'lund'))}"


def place(rng: Random) -> str:
    """A place's name: nowhere."""
    return f"{''.join(rng.sample(SYLLABLES, rng.randint(1, 2)))}{rng.choice(ENDINGS)}".capitalize()


def upper_first(words: str) -> str:
    return words[:1].upper() + words[1:]


def _filled(parts: tuple[str, ...], rng: Random) -> str:
    return "".join(part if at % 2 == 0 else _choose(part, rng) for at, part in enumerate(parts))


def _choose(slot: str, rng: Random) -> str:
    if slot == "x":
        return name(rng)
    if slot == "p":
        return f"{rng.choice(('at', 'near', 'below', 'outside'))} {place(rng)}"
    return rng.choice(CHOICES[slot])


CHOICES = {**{slot: tuple(words.split()) for slot, words in WORDS.items()}, "r": DONE_HOW}
PARTS = tuple(tuple(SLOT.split(each)) for each in SENTENCES)
CLAUSE_PARTS = tuple(tuple(SLOT.split(each)) for each in CLAUSES)
