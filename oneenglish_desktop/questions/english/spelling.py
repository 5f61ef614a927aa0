"""American spelling as British spelling, for the words that learners meet."""

import re

_ENDINGS = re.compile(
    # colour, favourite, neighbours; centre, theatres; travelling; organise, realised; analyse
    r"^(?P<our>(?:mis)?behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|od|parl|rum|sav|vap|vig)"
    r"or(?P<our_end>(?:s|ed|ing|ful|less|ite|ites|able|ably|hood|hoods|er|ers|y)?)$"
    r"|^(?P<re>cent|fib|lit|(?:kilo|centi|milli)?met|somb|theat)er(?P<re_end>s?)$"
    r"|^(?P<ll>cancel|counsel|fuel|jewel|label|level|marvel|model|quarrel|signal|travel)"
    r"(?P<ll_end>ed|ing|er|ers|ery)$"
    r"|^(?P<ise>\w{3,})(?P<z>iz|yz)(?P<ise_end>e|es|ed|ing|er|ers|ation|ations)$"
)
_KEEP_Z = frozenset({"capsize", "prize", "seize", "size"})
_WORDS = {
    "aging": "ageing",
    "airplane": "aeroplane",
    "airplanes": "aeroplanes",
    "aluminum": "aluminium",
    "catalog": "catalogue",
    "check": "cheque",
    "cozy": "cosy",
    "defense": "defence",
    "dialog": "dialogue",
    "enroll": "enrol",
    "fulfill": "fulfil",
    "gray": "grey",
    "jewelry": "jewellery",
    "judgment": "judgement",
    "learned": "learnt",
    "dreamed": "dreamt",
    "burned": "burnt",
    "license": "licence",
    "math": "maths",
    "mom": "mum",
    "moms": "mums",
    "mustache": "moustache",
    "offense": "offence",
    "pajamas": "pyjamas",
    "plow": "plough",
    "program": "programme",
    "programs": "programmes",
    "skeptical": "sceptical",
    "skillful": "skilful",
    "spelled": "spelt",
    "spoiled": "spoilt",
    "tire": "tyre",
    "tires": "tyres",
    "tv": "television",
    "whiskey": "whisky",
}


def british(word: str) -> str:
    """The British spelling of a word in small letters; other words stay as they are."""
    if word in _WORDS:
        return _WORDS[word]
    match = _ENDINGS.match(word)
    if match is None:
        return word
    part = {name: text for name, text in match.groupdict().items() if text is not None}
    if "our" in part:
        return f"{part['our']}our{part['our_end']}"
    if "re" in part:
        return f"{part['re']}re{part['re_end']}"
    if "ll" in part:
        return f"{part['ll']}l{part['ll_end']}"
    return word if _base(word) in _KEEP_Z else f"{part['ise']}{part['z'][0]}s{part['ise_end']}"


def _base(word: str) -> str:
    """`sized`, `sizes`, `sizing` -> `size`."""
    return re.sub(r"(?:e|es|ed|ing|er|ers|ation|ations)$", "e", word)
