"""Questions to the record: a request becomes a value that narrows what a scope holds; the answer is a document."""
