"""Makes what people and programs read: records, schemas, tables."""
