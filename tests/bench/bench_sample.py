"""How fast the sample firm's people are made and its cases drawn, beside writing the same pictures as JPEG alone.

Run: python -m tests.bench.bench_sample
"""

from __future__ import annotations

import time
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO

from PIL import Image

from backoffice.sample.attempts import draw_case
from backoffice.sample.people import person

PEOPLE, CASES, PROCESSES = 50_000, 240, 2


def _drawn(number: int) -> list[bytes]:
    return list({picture.content: None for attempt in draw_case(1, number * 8 + 3, number) for picture in attempt})


def main() -> None:
    started = time.perf_counter()
    for index in range(PEOPLE):
        person(1, index)
    made = time.perf_counter() - started
    print(f"people: {made / PEOPLE * 1e6:.1f} µs each, a million in {made / PEOPLE * 1e6:.0f} s")

    started = time.perf_counter()
    with ProcessPoolExecutor(PROCESSES) as drawers:
        pictures = [content for case in drawers.map(_drawn, range(CASES), chunksize=4) for content in case]
    wall = time.perf_counter() - started
    each = wall * PROCESSES / len(pictures)

    images = [Image.open(BytesIO(content)).convert("RGB") for content in pictures[:200]]
    started = time.perf_counter()
    for image in images:
        image.save(BytesIO(), "JPEG", quality=75)
    jpeg = (time.perf_counter() - started) / len(images)
    size = sum(map(len, pictures)) / len(pictures) / 1024
    print(f"{CASES} cases: {wall:.1f} s on {PROCESSES} cores")
    print(f"{len(pictures)} different pictures of {size:.0f} KB, {each * 1e3:.1f} ms each")
    print(f"drawing and encoding a picture takes {each / jpeg:.1f} times as long as encoding it")


if __name__ == "__main__":
    main()
