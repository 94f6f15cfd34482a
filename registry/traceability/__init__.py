"""Every rule accounted for: where it lives in the registry, and the tests that prove it."""

from registry.traceability.proofs import Proofs, proofs_of, table_bytes
from registry.traceability.uses import KINDS, Use, UseKind, uses_by_rule

__all__ = ["KINDS", "Proofs", "Use", "UseKind", "proofs_of", "table_bytes", "uses_by_rule"]
