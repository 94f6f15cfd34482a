"""One problem, several voices; one status, two."""
