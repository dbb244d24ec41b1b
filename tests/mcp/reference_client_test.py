#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""reference_client_test.py PROGRAM PAPERS: the protocol's own client (`mcp` of PyPI, 2 or later) drives `dossier mcp`.

The client checks each answer against the protocol's types, and structured content against the tools' output schemas.
"""

import asyncio
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import from_pypi  # noqa: E402
from server import Server  # noqa: E402

PROGRAM, PAPERS = sys.argv[1:3]
from_pypi.needs("mcp", "mcp==2.3.0", PROGRAM)
from mcp import Client, StdioServerParameters  # noqa: E402


async def use(client):
    assert client.server_info.name == "dossier", client.server_info
    assert "data" in client.instructions
    tools = {tool.name: tool for tool in (await client.list_tools()).tools}
    assert len(tools) == 7 and all(tool.annotations.read_only_hint for tool in tools.values()), tools
    found = await client.call_tool("search", {"query": "treaty", "limit": 3})
    assert not found.is_error and found.structured_content["shown"] == 3, found
    passage = found.structured_content["hits"][0]["passage"]
    for tool, arguments in [("evidence", {"query": "treaty"}), ("passage", {"id": passage["id"], "picture": True}),
                            ("papers", {"limit": 2}), ("facets", {"query": "treaty"}),
                            ("matrix", {"rows": "theory", "columns": "dyad"}), ("cite", {"ids": [passage["id"]]})]:
        result = await client.call_tool(tool, arguments)
        assert not result.is_error and result.structured_content and result.content[0].text, (tool, result)
    wrong = await client.call_tool("search", {"query": "treaty", "limit": 1000})
    assert wrong.is_error and "`limit`" in wrong.content[0].text, wrong
    listed = (await client.list_resources()).resources
    assert listed and len((await client.list_resource_templates()).resource_templates) == 2
    for uri in (passage["uri"], str(listed[0].uri)):
        read = await client.read_resource(uri)
        assert "\n> " in read.contents[0].text, read


async def main():
    server = Server(PROGRAM, PAPERS)
    command = StdioServerParameters(command=PROGRAM, args=["mcp", "--index", str(server.index)])
    versions = []
    for mode in ("auto", "legacy"):
        async with Client(command, mode=mode) as client:
            versions.append(client.protocol_version)
            await use(client)
    assert versions == ["2026-07-28", "2025-11-25"], versions
    server.folder.cleanup()


asyncio.run(main())
print("driven in both manners of the protocol")
