"""Writes sheets in the shapes that other tools read: text line by line, or a file of the library's own."""
