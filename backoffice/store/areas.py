"""Every area's mapped tables, loaded: what is derived from the data map is derived from all of it or not at all.

Boundary: finds modules by their names, `tables` and `..._tables`, and knows none of them. D-01, R-01.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

import backoffice

_TABLES = "tables"


@cache
def load_areas() -> tuple[str, ...]:
    """Import the tables of every area; the names of their modules. Raises what one of them raises."""
    found = []
    for area in pkgutil.iter_modules(backoffice.__path__, "backoffice."):
        if area.ispkg:
            package = import_module(area.name)
            found += [
                module.name
                for module in pkgutil.iter_modules(package.__path__, f"{area.name}.")
                if module.name.rpartition(".")[2].split("_")[-1] == _TABLES
            ]
    for name in found:
        import_module(name)
    return tuple(found)
