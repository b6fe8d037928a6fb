"""Eight short documents to try the package on: news, press releases, guidance, a debate, a report.

They were written for policygraph. The bodies and most of the policies in them are real; the people and the events
are invented.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def sample_documents() -> list[Path]:
    """Return the files of the sample documents, in order of their names; each is a JSON record.

    >>> [path.stem for path in sample_documents()][:3]
    ['calder-flood-wall', 'hansard-shared-prosperity', 'leeds-council-news']
    """
    return sorted(Path(str(files(__name__))).glob("*.json"))
