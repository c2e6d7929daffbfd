"""From an article's text to proposals: rules alone, which know no database and no network."""
