"""The codes of the Government Statistical Service (GSS), and the IRIs that they make.

A code is a letter for the country and eight digits, the first two for the kind of area. The Office for National
Statistics gives each an IRI (https://statistics.data.gov.uk). An authority and its area have one code, so that the IRI
stands for both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# England, Northern Ireland, Scotland, Wales, and areas in several of them.
_CODE = re.compile("[ENSWK][0-9]{8}")
_AREA = "http://statistics.data.gov.uk/id/statistical-geography/"


def gss_iris(codes: Iterable[str]) -> tuple[str, ...]:
    """Return the IRIs of those codes that are GSS codes; registers have others beside them, such as ODS codes.

    >>> gss_iris(["QOX", "E54000040"])
    ('http://statistics.data.gov.uk/id/statistical-geography/E54000040',)
    """
    return tuple(_AREA + code for code in codes if _CODE.fullmatch(code))
