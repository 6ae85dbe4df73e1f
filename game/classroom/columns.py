"""What the columns of a school's exports are called, in English, German and Japanese.

Moodle translates its headings with the site; Canvas does not. Headings that nobody foresaw are
never guessed: whoever needs one refuses and says which there are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import permutations
from typing import Literal

from game.text import one_line

Role = Literal[
    "name", "first", "last", "email", "login", "number", "id", "participant", "section", "time",
    "grade", "most", "feedback", "modified", "side",
]  # fmt: skip

HEADINGS: dict[Role, tuple[str, ...]] = {
    "name": ("student", "name", "full name", "student name", "your name", "display name",
             "vollständiger name", "name, vorname", "schüler", "schülerin", "氏名", "フルネーム",
             "名前", "お名前"),
    "first": ("first name", "firstname", "given name", "vorname", "名"),
    "last": ("last name", "lastname", "surname", "family name", "nachname", "姓"),
    "email": ("email address", "email", "e-mail", "e-mail address", "mail", "username", "user name",
              "e-mail-adresse", "nutzername", "メールアドレス", "メール", "ユーザー名"),
    "login": ("sis login id", "login", "login id", "anmeldename"),
    "number": ("sis user id", "id number", "student id", "student number", "matrikelnummer",
               "id-nummer", "学籍番号", "学生番号", "idナンバー"),
    "id": ("id",),
    "participant": ("identifier",),
    "section": ("section", "class", "group", "klasse", "gruppe", "グループ", "クラス"),
    "time": ("timestamp", "completion time", "submitted at", "time", "date", "zeitstempel",
             "fertigstellungszeit", "タイムスタンプ", "完了時刻"),
    "grade": ("grade", "bewertung", "評点", "評定", "score", "points", "mark", "punkte", "得点"),
    "most": ("maximum grade", "bestwertung", "höchste bewertung", "最大評点", "最大評定"),
    "feedback": ("feedback comments", "feedback als kommentar", "フィードバックコメント",
                 "comment", "comments", "feedback", "kommentar", "コメント"),
    "modified": ("last modified (grade)", "zuletzt geändert (bewertung)", "最終更新日時 (評定)"),
    "side": ("side", "your side", "seite", "サイド", "立場"),
}  # fmt: skip
"""By what they hold; compared as `plain` writes them."""


MOST_WORDS = 5
"""Of a name, where they are put into every order."""


def plain(heading: str) -> str:
    """A heading or a name as it is compared: small letters, one space, no full-width letters."""
    return one_line(unicodedata.normalize("NFKC", heading)).casefold()


def find_column(header: Sequence[str], role: Role) -> int | None:
    """The first column whose heading is one of that role's."""
    wanted = [plain(known) for known in HEADINGS[role]]
    names = [plain(name) for name in header]
    found = [names.index(name) for name in wanted if name in names]
    return min(found) if found else None


def same_name(name: str) -> tuple[str, ...]:
    """What two ways to write one name share: its words in order of the alphabet.

    `Lovelace, Ada` and `Ada Lovelace` are the same.
    """
    return tuple(sorted(re.findall(r"[^\s,;]+", plain(name))))


def names_agree(one: str, other: str) -> bool:
    """Both may be one person: the same words, or no more than a part of them, in any order.

    Spaces do not matter, which Japanese names have or have not.
    """
    words, others = same_name(one), same_name(other)
    if set(words) <= set(others) or set(others) <= set(words):
        return True
    return bool(_run_together(words) & _run_together(others))


def _run_together(words: Sequence[str]) -> set[str]:
    """The words without spaces, in every order."""
    return {"".join(order) for order in permutations(words[:MOST_WORDS])}
