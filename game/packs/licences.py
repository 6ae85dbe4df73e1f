"""Ids of licences for texts, as SPDX writes them (https://spdx.org/licenses, 3.27)."""

from __future__ import annotations

import re

_CREATIVE_COMMONS = tuple(
    f"CC-{kind}-{version}"
    for kind in ("BY", "BY-SA", "BY-NC", "BY-ND", "BY-NC-SA", "BY-NC-ND")
    for version in ("1.0", "2.0", "2.5", "3.0", "4.0")
)

KNOWN = (
    *_CREATIVE_COMMONS,
    *("CC0-1.0", "CC-PDDC", "CC-PDM-1.0", "PDDL-1.0", "Unlicense", "0BSD", "FAL-1.3"),
    *("GFDL-1.1-only", "GFDL-1.1-or-later", "GFDL-1.2-only", "GFDL-1.2-or-later"),
    *("GFDL-1.3-only", "GFDL-1.3-or-later", "ODbL-1.0", "ODC-By-1.0", "OGL-UK-3.0", "etalab-2.0"),
    *("MIT", "MIT-0", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "Zlib", "Artistic-2.0"),
    *("GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only", "GPL-3.0-or-later", "AGPL-3.0-only"),
    *("AGPL-3.0-or-later", "LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only"),
    *("LGPL-3.0-or-later", "MPL-2.0", "EUPL-1.2", "OFL-1.1", "WTFPL", "BSL-1.0"),
)
"""Those that texts are published under; SPDX has some 600 more, mostly of programs."""

_OWN = re.compile(r"LicenseRef-[A-Za-z0-9.-]+")


def unknown_licence(expression: str) -> str:
    """The first id of an SPDX expression that is not known; empty if all are.

    SPDX compares without regard to case; `LicenseRef-...` names a licence of one's own.
    """
    known = {name.lower() for name in KNOWN}
    words = re.split(r"[\s()]+", re.sub(r"\s+WITH\s+\S+", " ", expression.strip()))
    for word in words:
        named = word and word not in ("AND", "OR") and not _OWN.fullmatch(word)
        if named and word.rstrip("+").lower() not in known:
            return word
    return ""
