# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of JSON Schema that the tools' schemas use, so that the tests need no package."""

TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}
KNOWN = {"type", "properties", "required", "additionalProperties", "items", "enum", "description", "default", "minimum",
         "maximum", "minItems", "maxItems", "$ref", "$defs"}


def is_of(value, name):
    if name == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if name == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


def faults(value, schema, root=None, path="$"):
    """What does not fit, as a list of sentences."""
    root = root or schema
    assert set(schema) <= KNOWN, f"{path}: this test does not know {set(schema) - KNOWN}"
    if "$ref" in schema:
        return faults(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root, path)
    found = []
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(is_of(value, name) for name in types):
        return [f"{path} is {value!r}, not {types}"]
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{path} is {value!r}, none of {schema['enum']}")
    if isinstance(value, dict):
        found += [f"{path} lacks {name}" for name in schema.get("required", []) if name not in value]
        more = schema.get("additionalProperties", {})
        for name, member in value.items():
            inner = schema.get("properties", {}).get(name, more)
            if inner is False:
                found.append(f"{path} has {name}")
            else:
                found += faults(member, inner, root, f"{path}.{name}")
    if isinstance(value, list):
        for at, item in enumerate(value):
            found += faults(item, schema.get("items", {}), root, f"{path}[{at}]")
    return found
