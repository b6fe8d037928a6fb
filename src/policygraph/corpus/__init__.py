"""Many documents: each read by itself into what it states, with an account of the whole run."""

from policygraph.corpus.build import ExtractionRun, extract_all
from policygraph.corpus.extraction import Extractor

__all__ = ["ExtractionRun", "Extractor", "extract_all"]
