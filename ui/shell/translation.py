"""Marks English sources for Qt Linguist where they stand as data, and puts the window into a language.

`QT_TRANSLATE_NOOP` has the name that lupdate looks for, and types that Qt's own stub has not.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from ui.shell.shipped import shipped

LANGUAGES = {"en": "English", "zh": "简体中文"}
_LOCALES = {"en": QLocale.Language.English, "zh": QLocale.Language.Chinese}
_installed: list[QTranslator] = []


def QT_TRANSLATE_NOOP(_context: str, source: str) -> str:
    """The source as it is; translated where it is shown."""
    return source


def system_language() -> str:
    """The language of this computer, where the window speaks it; English otherwise."""
    return "zh" if QLocale.system().language() == QLocale.Language.Chinese else "en"


def speak(language: str) -> None:
    """Put every text made from now on into "en" or "zh"; screens that stand are made anew by the window."""
    for translator in _installed:
        QCoreApplication.removeTranslator(translator)
    _installed.clear()
    QLocale.setDefault(QLocale(_LOCALES[language]))
    if language == "en":
        _install("ui_en", str(shipped("i18n")))
        return
    from PySide6.QtCore import QLibraryInfo

    _install("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    _install("ui_zh_CN", str(shipped("i18n")))


def _install(name: str, folder: str) -> None:
    translator = QTranslator()
    if translator.load(name, folder):
        QCoreApplication.installTranslator(translator)
        _installed.append(translator)
