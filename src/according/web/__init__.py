"""Shows a ledger in the browser and over HTTP: `according serve`."""
