"""Which language a text is in: by its own letters, else by what the page declares."""

from __future__ import annotations

from turbohtml.detect import LanguageDetection, detect_language

# ISO 639-3 to 639-1 for the languages whose pages we read most; any other keeps its three letters.
SHORT = {
    "ara": "ar", "bel": "be", "ben": "bn", "bul": "bg", "cat": "ca", "ces": "cs", "cmn": "zh", "dan": "da",
    "deu": "de", "ell": "el", "eng": "en", "est": "et", "fin": "fi", "fra": "fr", "heb": "he", "hin": "hi",
    "hrv": "hr", "hun": "hu", "hye": "hy", "ind": "id", "ita": "it", "jpn": "ja", "kat": "ka", "kor": "ko",
    "lav": "lv", "lit": "lt", "mkd": "mk", "nld": "nl", "nob": "nb", "pes": "fa", "pol": "pl", "por": "pt",
    "ron": "ro", "rus": "ru", "slk": "sk", "slv": "sl", "spa": "es", "srp": "sr", "swe": "sv", "tha": "th",
    "tur": "tr", "ukr": "uk", "urd": "ur", "vie": "vi",
}  # fmt: skip

# A headline is enough; below this many letters trigrams mistake German for Latin.
ENOUGH = 60
# More does not change the answer, and eight times as much costs as much as parsing the page.
SAMPLE = 500

# A right answer on one Turkish sentence came with .07; a wrong one on too short a text with .06.
_LIVING = LanguageDetection(threshold=0.05, allowed=frozenset(SHORT))


def find_language(text: str, declared: str | None = None) -> str | None:
    """The ISO 639-1 code of a text's language (639-3 where there is none); None when nothing tells.

    >>> find_language("The ministry said on Tuesday that nobody had been seen near the lock gates.")
    'en'
    >>> find_language("Nein.", declared="de-AT")
    'de'
    >>> find_language("1234") is None
    True
    """
    sample = text[:SAMPLE]
    if sum(map(str.isalpha, sample[: 4 * ENOUGH])) >= ENOUGH:
        found = detect_language(sample, _LIVING).language
        if found is not None:
            return SHORT.get(found, found)
    return _primary(declared)


def _primary(tag: str | None) -> str | None:
    """The language part of a BCP 47 tag.

    >>> _primary("en_GB"), _primary("x-default"), _primary("")
    ('en', None, None)
    """
    part = (tag or "").strip().replace("_", "-").split("-")[0].lower()
    return part if part.isascii() and part.isalpha() and len(part) in (2, 3) else None
