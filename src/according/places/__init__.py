"""Makes Places from words: the gazetteer and the resolution of place names."""
