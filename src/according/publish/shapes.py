"""The shapes that JSON Schemas are put together from."""

from __future__ import annotations

from typing import Any, get_args

Schema = dict[str, Any]


def object_of(properties: Schema, description: str = "", optional: tuple[str, ...] = ()) -> Schema:
    """Return the schema of an object with these properties alone, all required but the `optional` ones."""
    made: Schema = {"description": description} if description else {}
    return {
        **made,
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def list_of(items: Schema, description: str = "") -> Schema:
    """Return the schema of a list."""
    return {**({"description": description} if description else {}), "type": "array", "items": items}


def one_of(vocabulary: Any) -> Schema:
    """Return the schema of one of the words of a Literal."""
    return {"enum": list(get_args(vocabulary))}


def text(description: str = "") -> Schema:
    """Return the schema of a text."""
    return {"type": "string", **({"description": description} if description else {})}


def number(description: str = "", **limits: float) -> Schema:
    """Return the schema of a number."""
    return {"type": "number", **({"description": description} if description else {}), **limits}


def count(description: str) -> Schema:
    """Return the schema of a whole number of people or things."""
    return {"type": "integer", "minimum": 0, "description": description}


def id_of(prefix: str, description: str) -> Schema:
    """Return the schema of the hash of a record, with the prefix of its sort."""
    return {"type": "string", "pattern": f"^{prefix}_[0-9a-f]{{20}}$", "description": description}


def span() -> Schema:
    """Return the schema of a pair of offsets."""
    offset = {"type": "integer", "minimum": 0}
    return {
        "description": "Start and end, half-open.",
        "type": "array",
        "prefixItems": [offset, offset],
        "items": False,
        "minItems": 2,
    }


def ref(name: str) -> Schema:
    """Return the schema of what is described under a name."""
    return {"$ref": f"#/$defs/{name}"}


def or_null(schema: Schema) -> Schema:
    """Return the schema of this, or null."""
    return {"anyOf": [schema, {"type": "null"}]}
