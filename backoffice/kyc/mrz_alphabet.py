"""Names in any script as the letters a machine-readable zone can hold: A to Z and the filler.

Boundary: pure. The tables are those ICAO Doc 9303-3 section 6 recommends; Chinese comes as pinyin from the caller.
"""

from __future__ import annotations

import re
import unicodedata

FILLER = "<"


def _table(pairs: str) -> dict[str, str]:
    return {letter: written for letter, _, written in (pair.partition(":") for pair in pairs.split())}


_LATIN = {
    "Ä": "AE",
    "Å": "AA",
    "Æ": "AE",
    "Ð": "D",
    "Đ": "D",
    "Ħ": "H",
    "Ĳ": "IJ",
    "ĸ": "K",
    "Ł": "L",
    "Ŀ": "L",
    "Ŋ": "N",
    "Ö": "OE",
    "Ø": "OE",
    "Œ": "OE",
    "ẞ": "SS",
    "Þ": "TH",
    "Ŧ": "T",
    "Ü": "UE",
    "Ə": "E",
}

_CYRILLIC = _table(
    """
    А:A Б:B В:V Г:G Д:D Е:E Ё:E Ж:ZH З:Z И:I Й:I К:K Л:L М:M Н:N О:O П:P Р:R С:S Т:T У:U Ф:F Х:KH Ц:TS Ч:CH Ш:SH
    Щ:SHCH Ъ:IE Ы:Y Ь: Э:E Ю:IU Я:IA І:I Ї:I Є:IE Ґ:G Ў:U Ѓ:G Ђ:D Ѕ:DZ Ј:J Ќ:K Љ:LJ Њ:NJ Ћ:C Џ:DZ Ѫ:U Ѵ:Y Ғ:G
    Ә:A Қ:K Ң:N Ө:O Ұ:U Ү:U Һ:H
    """
)

_CYRILLIC_OF_ISSUER: dict[str, dict[str, str]] = {
    "UKR": {"Г": "H", "И": "Y"},
    "BLR": {"Г": "H", "Ё": "IO"},
    "SRB": {"Г": "H", "Ж": "Z", "Х": "H", "Ц": "C", "Ч": "C", "Ш": "S"},
    "MKD": {"Х": "H", "Џ": "DJ"},
    "BGR": {"Щ": "SHT"},
}

_ARABIC = _table(
    """
    ء:XE آ:XAA أ:XAE ؤ:U إ:I ئ:XI ا:A ب:B ة:XTA ت:T ث:XTH ج:J ح:XH خ:XKH د:D ذ:XDH ر:R ز:Z س:S ش:XSH ص:XSS ض:XDZ
    ط:XTT ظ:XZZ ع:E غ:G ف:F ق:Q ك:K ل:L م:M ن:N ه:H و:W ى:XAY ي:Y ٱ:XXA ٹ:XXT ټ:XRT پ:P ځ:XKE څ:XXH چ:XC ڈ:XXD
    ډ:XDR ڑ:XXR ړ:XRR ږ:XRX ژ:XJ ښ:XXS ک:XKK ګ:XXK ڭ:XNG گ:XGG ں:XNN ڼ:XXN ھ:XDO ۀ:XYH ہ:XXG ۂ:XGE ۃ:XTG ی:XYA
    ۍ:XXY ې:Y ے:XYB ۓ:XBE
    """
)
_SHADDA = "\u0651"
_TEH_MARBUTA = "ة"
_TEH_MARBUTA_AT_THE_END = "XAH"

_GAPS = re.compile(r"[\s\-\u2010-\u2015,/]+")


def name_letters(name: str, issuer: str = "") -> str:
    """A name as zone letters, its parts joined by one filler; "" if nothing of it can be written.

    Hyphens and spaces part, apostrophes vanish. `issuer` (ISO alpha-3) chooses the Cyrillic exceptions of
    Belarus, Bulgaria, North Macedonia, Serbia and Ukraine. Source: ICAO Doc 9303-3, section 6 and 4.6.
    """
    parts = (_part(part, issuer) for part in _GAPS.split(unicodedata.normalize("NFC", name)))
    return FILLER.join(part for part in parts if part)


def _part(part: str, issuer: str) -> str:
    exceptions = _CYRILLIC_OF_ISSUER.get(issuer, {})
    if part.endswith(_TEH_MARBUTA):
        part, tail = part[:-1], _TEH_MARBUTA_AT_THE_END
    else:
        tail = ""
    written: list[str] = []
    for letter in part.upper():
        if letter == _SHADDA:
            written.append(written[-1] if written else "")
        else:
            written.append(exceptions.get(letter) or _letter(letter))
    return "".join(written) + tail


def _letter(letter: str) -> str:
    for table in (_LATIN, _CYRILLIC, _ARABIC):
        if letter in table:
            return table[letter]
    return "".join(bare for bare in unicodedata.normalize("NFKD", letter) if "A" <= bare <= "Z")
