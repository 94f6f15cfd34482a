"""The quarterly reports as files to be sent: every format is made from the one view of a report."""
