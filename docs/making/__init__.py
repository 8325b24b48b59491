"""What of the documentation is made from the source, where that takes more than a few lines."""
