"""From paths to documents: plain text, JSON records, folders of them.

A format is a file here with one function `(path, data) -> found texts and failures`; `reading` lists them by suffix.
"""

from policygraph.documents.reading import read_documents

__all__ = ["read_documents"]
