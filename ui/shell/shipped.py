"""Where the files stand that the window is shipped with: fonts, icons, translations.

The package's own path is asked: `importlib.resources` takes 3 ms to import, and the window has 250 until it paints.
"""

from pathlib import Path

import resources


def shipped(*parts: str) -> Path:
    """The path of a shipped file or folder."""
    return Path(next(iter(resources.__path__)), *parts)
