"""The periodic extraction as files to be sent: one table, its dictionary of columns, four formats."""
