"""Reference data: territories, municipalities, activities, legal forms, organisations.

Pure look-ups over tables that ship with the package and are read when first asked for. They know
neither the model nor the law. Where the tables come from: `NOTICE.md`.
"""

from registry.vocabulary import ateco, legal_forms, municipalities, organisations, territories

__all__ = ["ateco", "legal_forms", "municipalities", "organisations", "territories"]
