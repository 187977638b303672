"""Fetches the typefaces from their npm packages and writes them to resources/fonts as TrueType.

Run with `npm` on the path and an interpreter that has `fonttools` and `brotli`. The outlines are taken as published:
nothing is cut or redrawn, because "Plex" is a reserved font name and a cut copy could not keep it.
"""

import subprocess
import tarfile
import tempfile
from pathlib import Path

from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"

# package, version, folder of the WOFF2 files, files without suffix, name of the licence text we ship
PACKAGES = [
    (
        "inter-ui",
        "4.1.1",
        "package/web",
        ["Inter-Light", "Inter-Regular", "Inter-Medium", "Inter-SemiBold"],
        "OFL-Inter.txt",
    ),
    (
        "@ibm/plex-sans-sc",
        "1.1.0",
        "package/fonts/complete/woff2/hinted",
        ["IBMPlexSansSC-Regular", "IBMPlexSansSC-SemiBold"],
        "OFL-IBMPlexSansSC.txt",
    ),
    (
        "@ibm/plex-sans-arabic",
        "1.1.0",
        "package/fonts/complete/woff2",
        ["IBMPlexSansArabic-Regular", "IBMPlexSansArabic-SemiBold"],
        "OFL-IBMPlexSansArabic.txt",
    ),
    (
        "@ibm/plex-mono",
        "2.5.0",
        "package/fonts/complete/woff2",
        ["IBMPlexMono-Regular", "IBMPlexMono-Medium"],
        "OFL-IBMPlexMono.txt",
    ),
]


def unpack(package: str, version: str, into: Path) -> None:
    packed = subprocess.run(
        ["npm", "pack", "--silent", f"{package}@{version}"], cwd=into, check=True, capture_output=True, text=True
    )
    with tarfile.open(into / packed.stdout.strip().splitlines()[-1]) as archive:
        archive.extractall(into, filter="data")


def convert(source: Path, target: Path) -> None:
    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    font.save(target)


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for package, version, folder, names, licence in PACKAGES:
        with tempfile.TemporaryDirectory() as scratch:
            here = Path(scratch)
            unpack(package, version, here)
            for name in names:
                convert(here / folder / f"{name}.woff2", TARGET / f"{name}.ttf")
            (TARGET / licence).write_bytes((here / "package" / "LICENSE.txt").read_bytes())


if __name__ == "__main__":
    main()
