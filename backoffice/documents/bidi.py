"""Writing direction: the embedding level of each letter, and the order in which a line's runs stand on paper.

Boundary: pure. Unicode's bidirectional algorithm from python-bidi, plus isolates, which keep a name from moving its
neighbours. Only our own sentences carry isolates: `breaking.clean` takes direction marks out of data.
"""

from __future__ import annotations

import re
from typing import Any, TypeVar

from bidi import algorithm

T = TypeVar("T")

ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"
_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_ISOLATED = re.compile(f"{ISOLATE}([^{ISOLATE}{END_OF_ISOLATE}]*){END_OF_ISOLATE}")

_RESOLVABLE = frozenset(("L", "R", "AL", "EN", "ES", "ET", "AN", "CS", "NSM", "BN", "B", "S", "WS", "ON"))
"""What the resolver knows; unassigned letters and isolates without a partner are as neutral as a comma."""


def isolate(text: str) -> str:
    """Keep the direction of `text` to itself inside a sentence."""
    return f"{ISOLATE}{text}{END_OF_ISOLATE}"


def runs_leftward(text: str) -> bool:
    """Whether any letter of the text is of a script written from right to left."""
    return bool(_LEFTWARD.search(text))


def base_level(text: str) -> int:
    """0 for a text that runs rightward, 1 for one that runs leftward, by its first letter with a direction."""
    return int(algorithm.get_base_level(_ISOLATED.sub("", text))) if runs_leftward(text) else 0


def levels(text: str, base: int) -> list[int]:
    """One level per letter of (a part of) a paragraph with that base level; odd levels run leftward."""
    if not base and not runs_leftward(text):
        return [0] * len(text)
    isolated = list(_ISOLATED.finditer(text))
    outer = _resolve(_ISOLATED.sub("\ufffc", text), base)
    found: list[int] = []
    taken = copied = 0
    for match in isolated:
        gap = match.start() - taken
        found += outer[copied : copied + gap]
        around, inner = outer[copied + gap], match.group(1)
        own = base_level(inner)
        lift = (around + 1 | 1 if own else around + 2 & ~1) - own
        found += [around, *(level + lift for level in levels(inner, own)), around]
        taken, copied = match.end(), copied + gap + 1
    return found + outer[copied:]


def visual_order(runs: list[tuple[int, T]]) -> list[T]:
    """The runs of one line from left to right, given with their levels in reading order (rule L2)."""
    placed = list(runs)
    for level in range(max((level for level, _ in placed), default=0), 0, -1):
        start = 0
        while start < len(placed):
            end = start
            while end < len(placed) and placed[end][0] >= level:
                end += 1
            placed[start:end] = placed[start:end][::-1]
            start = max(end, start + 1)
    return [run for _, run in placed]


def _resolve(text: str, base: int) -> list[int]:
    storage: dict[str, Any] = {"base_level": base, "base_dir": "LR"[base], "chars": [], "runs": []}
    algorithm.get_embedding_levels(text, storage)
    for index, letter in enumerate(storage["chars"]):
        letter["index"] = index
        if letter["type"] not in _RESOLVABLE:
            letter["type"] = "ON"
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    resolved = {letter["index"]: letter["level"] for letter in storage["chars"]}
    found: list[int] = []
    for index in range(len(text)):
        found.append(resolved.get(index, found[-1] if found else base))
    return found
