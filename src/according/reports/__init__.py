"""Makes Reports from files, pages and lines, and says where they are damaged."""
