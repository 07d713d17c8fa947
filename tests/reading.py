"""The program as text: what the house rules are checked on."""

import ast
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ("bot", "domain", "storage", "migrations")
NESTING = (
    ast.If | ast.For | ast.AsyncFor | ast.While | ast.With | ast.AsyncWith | ast.Try | ast.Match
)


@dataclass(frozen=True, slots=True)
class Module:
    """One file of the program."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """The path as a person would say it."""
        return self.path.relative_to(ROOT).as_posix()


@dataclass(frozen=True, slots=True)
class Function:
    """One function or method, measured."""

    place: str
    lines: int
    parameters: int
    nesting: int


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """Read every Python file below these folders of the repository."""
    paths = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return tuple(read(path) for path in paths)


def read(path: Path) -> Module:
    """Read and parse one file."""
    text = path.read_text(encoding="utf-8")
    return Module(path, text, ast.parse(text))


def functions(module: Module) -> Iterator[Function]:
    """Measure every function, also those inside classes and other functions."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield Function(
                place=f"{module.name}:{node.lineno} {node.name}",
                lines=(node.end_lineno or node.lineno) - node.lineno + 1,
                parameters=len(parameters(node)),
                nesting=max(map(depth, node.body)),
            )


def parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    """Name what a caller passes: not the object a method belongs to."""
    taken = function.args
    named = [taken.vararg, *taken.posonlyargs, *taken.args, *taken.kwonlyargs, taken.kwarg]
    return [one.arg for one in named if one and one.arg not in {"self", "cls"}]


def depth(node: ast.AST) -> int:
    """Count how many statements deep the deepest statement stands; `elif` is no deeper."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return 0
        case ast.If(body=body, orelse=[ast.If() as other]):
            return max(1 + max(map(depth, body)), depth(other))
        case _:
            below = max(map(depth, ast.iter_child_nodes(node)), default=0)
            return below + isinstance(node, NESTING)


def identifiers(module: Module) -> Iterator[str]:
    """Name everything the module itself names."""
    for node in ast.walk(module.tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.ClassDef(name=name) | ast.arg(arg=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield name
            case _:
                pass


def words(identifier: str) -> list[str]:
    """Split `lead_time` and `LeadTime` alike."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", identifier).lower().strip("_").split("_")


def imports(module: Module) -> Iterator[str]:
    """Name the top-level packages a module imports."""
    for node in ast.walk(module.tree):
        match node:
            case ast.Import(names=names):
                yield from (alias.name.partition(".")[0] for alias in names)
            case ast.ImportFrom(module=str(name)):
                yield name.partition(".")[0]
            case _:
                pass


@cache
def repository_files() -> tuple[Path, ...]:
    """List what is, or with the next commit would be, in the repository and is text."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-zco", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return tuple(path for path in paths if path.is_file() and is_text(path))


def is_text(path: Path) -> bool:
    """True unless the file is a picture, a font or the like."""
    return b"\0" not in path.read_bytes()[:8192]


def load_run() -> ModuleType:
    """Load the set-up script, whose name has no suffix, as a module."""
    loader = SourceFileLoader("run", str(ROOT / "run"))
    specification = spec_from_loader("run", loader)
    assert specification is not None
    module = module_from_spec(specification)
    loader.exec_module(module)
    return module
