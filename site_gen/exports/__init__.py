"""Tables as files that other programs read: CSV, JSON, workbook, Parquet; one writer for each."""
