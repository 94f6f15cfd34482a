"""The open data: tables of what an edition shows, one row for each thing, and what describes them."""
