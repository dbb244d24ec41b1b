# SPDX-License-Identifier: GPL-3.0-or-later
"""A client that openapi-python-client (PyPI) makes of the API's description drives the server. Usage:
generated_client_test.py DOSSIER ROOT. Skipped, with exit status 77, where the package is not installed.

The client turns each answer into classes made of the description, and fails where a required member is missing or of
another type.
"""

import importlib
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import from_pypi  # noqa: E402
from served import Served  # noqa: E402

PROGRAM, ROOT = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
from_pypi.needs("openapi_python_client", "openapi-python-client==0.29.1", PROGRAM)


def generate(folder):
    """Writes the client into a folder and makes it importable."""
    subprocess.run([sys.executable, "-m", "openapi_python_client", "generate", "--path",
                    str(ROOT / "web/assets/openapi.json"), "--output-path", str(folder), "--overwrite"],
                   check=True, capture_output=True, timeout=120)
    sys.path.insert(0, str(folder))


def ask(client, name, *arguments, **parameters):
    """The status and the parsed answer of one operation."""
    operation = importlib.import_module(f"dossier_client.api.default.{name}")
    answer = operation.sync_detailed(*arguments, client=client, **parameters)
    return int(answer.status_code), answer.parsed


def drive(client):
    status, found = ask(client, "search", q="water", limit=3)
    assert status == 200 and len(found.hits) == 3 and found.total > 3, found
    passage = found.hits[0].passage
    _, without = ask(client, "search", q="water", limit=1000, not_paper=[passage.paper])
    assert without.total < found.total and all(hit.passage.paper != passage.paper for hit in without.hits), without
    _, only = ask(client, "search", q="water", limit=0, paper=[passage.paper])
    assert only.total + without.total == found.total, (only.total, without.total, found.total)
    for name, parameters in [("evidence", {"q": "water", "passages": 1}), ("kwic", {"q": "water", "words": 4}),
                             ("compare", {"q": "water"}), ("citations", {}),
                             ("matrix", {"rows": "theory", "columns": "dyad"}), ("timeline", {"q": "water"}),
                             ("dispersion", {"q": "water"}), ("network", {"q": "water"}), ("keyness", {"q": "water"}), ("facets", {"q": "water"}),
                             ("papers", {"limit": 2}), ("status", {}), ("suggest", {"q": "wat"}), ("health", {})]:
        status, answer = ask(client, name, **parameters)
        assert status == 200 and type(answer).__name__ not in ("NoneType", "Problem"), (name, status, answer)
    for name in ("passage", "similar"):
        status, answer = ask(client, name, passage.id)
        assert status == 200 and type(answer).__name__ in ("Shown", "Similar"), (name, status, answer)
    status, problem = ask(client, "search", q="water", limit=5000)
    assert status == 400 and type(problem).__name__ == "Problem" and problem.code == "bad-parameter", problem
    status, problem = ask(client, "passage", "no-such-passage")
    assert status == 404 and problem.code == "not-found", problem


with tempfile.TemporaryDirectory() as made, Served(PROGRAM, [ROOT / "examples/papers"]) as served:
    generate(pathlib.Path(made, "client"))
    drive(importlib.import_module("dossier_client").Client(base_url=f"http://127.0.0.1:{served.port}"))
print("all operations answered as described")
