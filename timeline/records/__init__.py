"""The waist: what a published fact is, as frozen values, and the document they travel in. This room knows no Django."""
