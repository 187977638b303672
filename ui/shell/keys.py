"""Every action of the window and the strokes that run it: one registry for shortcuts, tooltips, cheat sheet, palette.

Held-down keys run nothing; keys that type are inert while a text field has the focus; a stroke such as G S is kept
apart from a plain G by waiting a moment. Changed strokes live in keys.toml of the home folder.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from backoffice.errors import Refused

Stroke = tuple[str, ...]
_WAIT_MS = 700
_MODIFIERS = frozenset((Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr))
_PLUS_BETWEEN = re.compile(r"(?<=.)\+(?=.)")
_FILE = "keys.toml"
_RESERVED = frozenset(("Esc", "Tab", "Shift+Tab", "Return", "Enter", "Space", "Backspace", "Del", "Up", "Down", "Left"))
_RESERVED |= {"Right", "Home", "End", "PgUp", "PgDown"}


class StrokeTaken(Refused):
    """Another action has this stroke already. Facts: `keys`, `action`."""

    code = "keys.stroke_taken"


class NotAStroke(Refused):
    """These are no keys. Facts: `keys`."""

    code = "keys.not_a_stroke"


class KeysUnreadable(Refused):
    """The file of changed strokes is damaged. Facts: `file`, `fault`."""

    code = "keys.unreadable"


@dataclass(frozen=True, slots=True)
class Action:
    """Something a person can do. `place` and `needs` are English sources in the context "Action", `words` in `context`.

    `place` heads its group in the cheat sheet; `needs` is the reason shown where it cannot be done, such as
    "open a case first"; `keys` is the shipped stroke: ("A",), ("Ctrl+K",), ("G", "S").
    """

    id: str
    words: str
    place: str
    keys: Stroke
    icon: str = ""
    needs: str = ""
    in_palette: bool = True
    context: str = "Action"

    def say(self) -> str:
        return QCoreApplication.translate(self.context, self.words)


@dataclass(frozen=True, slots=True)
class Offer:
    """An action as it stands now: its keys, why it cannot be done (empty if it can), and a word about its object."""

    action: Action
    keys: Stroke
    reason: str
    about: str


@dataclass(frozen=True, slots=True)
class _Binding:
    owner: QWidget
    run: Callable[[], None]
    reason: Callable[[], str] | None
    about: Callable[[], str] | None


class Keys(QObject):
    """The actions of one window. `changed` after a stroke was changed, `waiting` while a longer stroke may follow."""

    changed = Signal()
    waiting = Signal(object)

    def __init__(self, window: QWidget, actions: Iterable[Action], home: Path) -> None:
        super().__init__(window)
        self._window = window
        self._file = home / _FILE
        self._actions = {action.id: action for action in actions}
        self._strokes: dict[str, Stroke] = {action.id: action.keys for action in self._actions.values()}
        self._bindings: dict[str, list[_Binding]] = {}
        self._only: QWidget | None = None
        self._chords: dict[str, _Chord] = {}
        self._pressed: Stroke = ()
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._wait.timeout.connect(self._waited)
        self._listen()

    def load(self) -> None:
        """Take over the strokes this home has changed. Raises KeysUnreadable; the shipped strokes then stay."""
        if not self._file.exists():
            return
        try:
            written = tomllib.loads(self._file.read_text(encoding="utf-8"))
            changed = {name: check_stroke(tuple(keys.split())) for name, keys in written.items()}
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, AttributeError, NotAStroke) as fault:
            raise KeysUnreadable(file=str(self._file), fault=str(fault)) from fault
        self._strokes.update({name: keys for name, keys in changed.items() if name in self._actions})
        self._listen()
        self.changed.emit()

    def remap(self, action_id: str, keys: Stroke) -> None:
        """Give an action another stroke and keep it. Raises NotAStroke, StrokeTaken naming the other action."""
        check_stroke(keys)
        shipped = self._actions[action_id].keys
        for other, taken in self._strokes.items():
            # Actions shipped with one stroke stand on different screens and may keep it in common.
            if other != action_id and taken == keys and self._actions[other].keys != shipped:
                raise StrokeTaken(keys=" ".join(keys), action=self._actions[other].say())
        self._strokes[action_id] = keys
        changed = [
            f'"{name}" = "{" ".join(stroke)}"\n'
            for name, stroke in self._strokes.items()
            if stroke != self._actions[name].keys
        ]
        self._file.write_text("".join(changed), encoding="utf-8")
        self._listen()
        self.changed.emit()

    def knows(self, action_id: str) -> bool:
        """Whether this person's window has the action; going to a workspace needs its duty."""
        return action_id in self._actions

    def caps(self, action_id: str) -> tuple[str, ...]:
        """The stroke as key caps: ("Ctrl", "K") or ("G", "S")."""
        return caps_of(self._strokes[action_id])

    def tip(self, action_id: str) -> str:
        """The words and the stroke, for a tooltip."""
        return f"{self._actions[action_id].say()}  ({' '.join(self.caps(action_id))})"

    def bind(
        self,
        action_id: str,
        owner: QWidget,
        run: Callable[[], None],
        reason: Callable[[], str] | None = None,
        about: Callable[[], str] | None = None,
    ) -> None:
        """Let `run` do the action while `owner` is visible. `reason` says why it cannot just now (empty: it can).

        Where two visible owners offer the same action the later one has it. KeyError for an unknown action.
        """
        if action_id not in self._actions:
            raise KeyError(action_id)
        self._bindings.setdefault(action_id, []).append(_Binding(owner, run, reason, about))

    def restore(self, action_id: str) -> None:
        """Give an action its shipped stroke back. Raises StrokeTaken."""
        self.remap(action_id, self._actions[action_id].keys)

    def confine(self, owner: QWidget | None) -> None:
        """While a box such as the cheat sheet is open only its own actions run; None lifts that.

        A chord with Ctrl that none of them has is the box's to read, such as the one that presses its button.
        """
        self._only = owner
        used = {chord for name in self._strokes if self._binding(name) is not None for chord in self._strokes[name]}
        for name, chord in self._chords.items():
            chord.setEnabled(owner is None or not name.startswith("Ctrl+") or name in used)

    def run(self, action_id: str) -> bool:
        """Do the action if it can be done here and now; whether it was."""
        binding = self._binding(action_id)
        if binding is None or (binding.reason is not None and binding.reason()):
            return False
        binding.run()
        return True

    def offers(self) -> tuple[Offer, ...]:
        """Every action as it stands now, in the order of the registry."""
        return tuple(self._offer(action) for action in self._actions.values())

    def _offer(self, action: Action) -> Offer:
        binding = self._visible(action.id)
        keys = self.caps(action.id)
        if binding is None:
            needs = action.needs or "not on this screen"
            return Offer(action, keys, QCoreApplication.translate("Action", needs), "")
        about = binding.about() if binding.about is not None else ""
        return Offer(action, keys, binding.reason() if binding.reason is not None else "", about)

    def _binding(self, action_id: str) -> _Binding | None:
        binding = self._visible(action_id)
        return binding if binding is not None and self._reaches(binding.owner) else None

    def _visible(self, action_id: str) -> _Binding | None:
        living = [one for one in self._bindings.get(action_id, ()) if isValid(one.owner)]
        self._bindings[action_id] = living
        seen = [one for one in living if one.owner.isVisible()]
        reached = [one for one in seen if self._reaches(one.owner)]
        return next(reversed(reached or seen), None)

    def _reaches(self, owner: QWidget) -> bool:
        return self._only is None or self._only is owner or self._only.isAncestorOf(owner)

    def _listen(self) -> None:
        for chord in {chord for stroke in self._strokes.values() for chord in stroke}:
            if chord not in self._chords:
                self._chords[chord] = _Chord(self._window, chord, self)

    def press(self, chord: str) -> None:
        """A chord was pressed: run what it completes, or wait when more may follow."""
        self._wait.stop()
        pressed = (*self._pressed, chord)
        here = [name for name in self._strokes if self._binding(name) is not None]
        longer = [name for name in here if _begins(self._strokes[name], pressed)]
        if longer:
            self._pressed = pressed
            self._wait.start()
            self.waiting.emit(tuple(self._offer(self._actions[name]) for name in longer))
            return
        held, self._pressed = self._pressed, ()
        self.waiting.emit(())
        if any(self._strokes[name] == pressed for name in here):
            self._run_exactly(pressed)
        elif held:
            before = QApplication.focusWidget()
            self._run_exactly(held)
            now = QApplication.focusWidget()
            if now is not None and now is not before:
                # What the first key opened reads the second itself, as a list of reasons reads its digits.
                _send(now, chord)
            else:
                self.press(chord)

    @Slot()
    def _waited(self) -> None:
        held, self._pressed = self._pressed, ()
        self.waiting.emit(())
        self._run_exactly(held)

    def _run_exactly(self, stroke: Stroke) -> None:
        for name, keys in self._strokes.items():
            if keys == stroke and self.run(name):
                return


class _Chord(QShortcut):
    """One key with its modifiers, heard in the whole window; where keys type, Qt gives it to the text field."""

    def __init__(self, window: QWidget, chord: str, keys: Keys) -> None:
        super().__init__(QKeySequence(chord), window)
        self.setAutoRepeat(False)
        self.setContext(Qt.ShortcutContext.WindowShortcut)
        self._chord = chord
        self._keys = keys
        self.activated.connect(self._press)

    @Slot()
    def _press(self) -> None:
        self._keys.press(self._chord)


def _send(widget: QWidget, chord: str) -> None:
    read = QKeySequence(chord)[0]  # type: ignore[index]
    sign = chord if len(chord) == 1 else ""
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, read.key(), read.keyboardModifiers(), sign))


def check_stroke(keys: Stroke) -> Stroke:
    """A stroke of one to three known chords, none of which moves or edits in the focused widget. Raises NotAStroke."""
    if not 1 <= len(keys) <= 3 or not all(_is_chord(key) for key in keys):
        raise NotAStroke(keys=" ".join(keys))
    return keys


def _is_chord(key: str) -> bool:
    read = QKeySequence(key)
    return key not in _RESERVED and read.count() == 1 and bool(read.toString())


def caps_of(keys: Stroke) -> tuple[str, ...]:
    """Key caps of a stroke: chords split at their plus signs. Qt calls the key of the letters Return."""
    return tuple("Enter" if cap == "Return" else cap for chord in keys for cap in _PLUS_BETWEEN.split(chord))


def chord_of(event: QKeyEvent) -> str:
    """The chord that was pressed, such as "Ctrl+K", "A" or "?"; empty for a modifier alone."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() in _MODIFIERS:
        return ""
    sign = event.text()
    if sign.isprintable() and sign.strip() and not sign.isalpha() and not sign.isdigit():
        # The sign already says that Shift was held.
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    return QKeySequence(event.key() | modifiers.value).toString(QKeySequence.SequenceFormat.PortableText)


def _begins(stroke: Stroke, pressed: Stroke) -> bool:
    return len(stroke) > len(pressed) and stroke[: len(pressed)] == pressed
