# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds JSON against the part of JSON Schema 2020-12 that web/assets/openapi.json and mcp/data/tools.json use."""

TYPES = {
    "object": dict, "array": list, "string": str, "boolean": bool, "null": type(None),
}

KNOWN = {"$ref", "$defs", "type", "properties", "required", "additionalProperties", "items", "enum", "const", "minimum", "maximum",
         "minItems", "maxItems", "description", "default", "format"}


def is_of(value, name):
    if name == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if name == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


def faults(value, schema, document, place="$"):
    """Yields a sentence for each place where the value is not as the schema says."""
    assert set(schema) <= KNOWN, f"{place}: this test does not know {set(schema) - KNOWN}"
    if "$ref" in schema:
        target = document
        for step in schema["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        yield from faults(value, target, document, place)
        return
    if "const" in schema and value != schema["const"]:
        yield f"{place} is {value!r}, not {schema['const']!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{place} is {value!r}, none of {schema['enum']}"
    names = schema.get("type")
    if names and not any(is_of(value, name) for name in ([names] if isinstance(names, str) else names)):
        yield f"{place} is {type(value).__name__}, not {names}"
        return
    if "maximum" in schema and is_of(value, "number") and value > schema["maximum"]:
        yield f"{place} is {value}, more than {schema['maximum']}"
    if "minimum" in schema and is_of(value, "number") and value < schema["minimum"]:
        yield f"{place} is {value}, less than {schema['minimum']}"
    if isinstance(value, dict):
        yield from object_faults(value, schema, document, place)
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            yield f"{place} has {len(value)} items"
        for number, item in enumerate(value):
            yield from faults(item, schema.get("items", {}), document, f"{place}[{number}]")


def object_faults(value, schema, document, place):
    properties = schema.get("properties", {})
    others = schema.get("additionalProperties", {})
    for name in schema.get("required", []):
        if name not in value:
            yield f"{place} has no {name}"
    for name, member in value.items():
        if name in properties:
            yield from faults(member, properties[name], document, f"{place}.{name}")
        elif others is False:
            yield f"{place} has {name}, which the description does not name"
        else:
            yield from faults(member, others, document, f"{place}.{name}")
