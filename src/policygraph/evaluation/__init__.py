"""How right the extraction is: what was extracted against what people annotated, and what confidence is worth."""
