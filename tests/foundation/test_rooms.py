"""What the import rules in pyproject.toml cannot say, since they see modules and not what is called in them."""

import ast
from pathlib import Path


def sources():
    return [path for path in sorted(Path("timeline").rglob("*.py")) if "migrations" not in path.parts]


def calls_of(path, name):
    """Whether the file at `path` calls something by its dotted `name`."""
    text = path.read_text(encoding="utf-8")
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)] if name in text else []
    return any(ast.unparse(call.func) == name for call in calls)


def imports_of(path, module, name):
    """Whether the file at `path` takes `name` out of `module`, by which it could be called without its module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    taken = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == module]
    return any(alias.name == name for node in taken for alias in node.names)


def test_only_publishing_appends_to_the_record():
    appending = [path for path in sources() if calls_of(path, "ledger.append")]
    taking = [path for path in sources() if imports_of(path, "timeline.public.store.ledger", "append")]

    assert (appending, taking) == ([Path("timeline/desk/publishing.py")], [])


def test_no_signal_is_received_but_those_that_guard_and_index_the_record():
    receiving = [
        path
        for path in sources()
        if ".connect(" in path.read_text(encoding="utf-8") or "@receiver" in path.read_text(encoding="utf-8")
    ]

    assert receiving == [Path("timeline/apps.py")]
