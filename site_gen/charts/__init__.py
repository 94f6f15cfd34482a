"""Charts: the numbers as a frozen object, a drawing of them as SVG, and beside it the same numbers as a table."""
