#!/bin/sh
# Gathers the window's texts for Qt Linguist and makes the files the window reads. Needs the .venv; run after changing texts.
# Translate resources/i18n/ui_zh_CN.ts in between (pyside6-linguist opens it), then run this again.
set -eu
cd "$(dirname "$0")/.."
bin=.venv/bin
sources=$(find ui -name '*.py' | LC_ALL=C sort)
"$bin/pyside6-lupdate" -silent -no-obsolete -locations none -source-language en $sources -target-language zh_CN -ts resources/i18n/ui_zh_CN.ts
# English needs its own words only where a number decides between one and many.
"$bin/pyside6-lupdate" -silent -no-obsolete -locations none -pluralonly -source-language en $sources -target-language en -ts resources/i18n/ui_en.ts
"$bin/pyside6-lrelease" -silent resources/i18n/ui_zh_CN.ts -qm resources/i18n/ui_zh_CN.qm
"$bin/pyside6-lrelease" -silent resources/i18n/ui_en.ts -qm resources/i18n/ui_en.qm
# What the command line says of a refusal, without Qt.
"$bin/python" packaging/error_words.py
