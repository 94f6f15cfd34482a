"""Letters and minutes: ordinary documents, DOCX or ODT, whose gaps are filled from the facts of a case."""
