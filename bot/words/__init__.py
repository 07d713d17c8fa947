"""Language: catalogues, dates and money for a reader, and the dates people type."""
