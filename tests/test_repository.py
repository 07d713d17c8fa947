"""The repository keeps the house rules: sizes, words, arrows, and files that agree."""

import ast
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from itertools import chain
from pathlib import Path
from statistics import quantiles

import pytest

from tests.reading import (
    PROGRAM,
    ROOT,
    Function,
    Module,
    functions,
    identifiers,
    imports,
    load_run,
    modules,
    repository_files,
    words,
)

BANNED_WORDS = {
    "appointment", "appointments", "order", "orders", "reservation", "reservations",
    "timeslot", "timeslots", "helper", "helpers", "util", "utils",
}  # fmt: skip
BANNED_ENDINGS = ("dto", "manager", "service")
# The only two places that stand between a bug and the process.
BROAD_EXCEPTS = 2
# Put together here, or this file would be its own finding.
HOSTS = ("py" + "pi.org", "pythonhosted" + ".org", "npmjs" + ".org", "jsdelivr" + ".net")
MACHINE_PATH = re.compile(r"(?<![\w.$}~-])/(?:root|work|(?:Users|home|tmp)/\w+)\b")


def measured() -> list[Function]:
    return list(chain.from_iterable(map(functions, modules(*PROGRAM))))


def test_budget_of_files() -> None:
    lengths = {module.name: len(module.text.splitlines()) for module in modules(*PROGRAM)}

    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_budget_of_functions() -> None:
    assert [function for function in measured() if function.lines > 30] == []


def test_budget_of_nine_functions_in_ten() -> None:
    ninetieth = quantiles([function.lines for function in measured()], n=10)[-1]

    assert ninetieth <= 20


def test_budget_of_parameters() -> None:
    assert [function for function in measured() if function.parameters > 5] == []


def test_budget_of_nesting() -> None:
    assert [function for function in measured() if function.nesting > 3] == []


def test_one_concept_has_one_word() -> None:
    named = {
        f"{module.name}: {identifier}"
        for module in modules(*PROGRAM)
        for identifier in identifiers(module)
        if BANNED_WORDS.intersection(words(identifier))
    }

    assert named == set()


def test_a_class_is_named_after_what_it_is_and_not_after_a_layer() -> None:
    named = {
        f"{module.name}: {node.name}"
        for module in modules(*PROGRAM)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef)
        and len(words(node.name)) > 1
        and words(node.name)[-1] in BANNED_ENDINGS
    }

    assert named == set()


def test_every_word_of_the_glossary_is_a_word_of_the_code() -> None:
    code = {
        "_".join(words(identifier))
        for module in modules(*PROGRAM)
        for identifier in chain(identifiers(module), [module.path.stem])
    }

    unused = [term for term in glossary() if not any(term in name for name in code)]

    assert unused == []


def glossary() -> list[str]:
    """Read the first column of the glossary's table: **lead time / horizon** is two words."""
    text = (ROOT / "domain" / "README.md").read_text(encoding="utf-8")
    cells = re.findall(r"^\| \*\*(.+?)\*\*", text, re.MULTILINE)
    assert len(cells) >= 20, "domain/README.md has lost its table"
    terms = chain.from_iterable(re.split(r" / |, ", cell) for cell in cells)
    return [term.strip().lower().replace(" ", "_") for term in terms]


def test_the_rules_import_the_standard_library_alone() -> None:
    allowed = {*sys.stdlib_module_names, "domain"}

    foreign = {(m.name, name) for m in modules("domain") for name in imports(m)}

    assert {(place, name) for place, name in foreign if name not in allowed} == set()


def test_only_two_places_catch_everything_and_both_say_so() -> None:
    caught = [place for module in modules(*PROGRAM) for place in broad_excepts(module)]

    assert len(caught) == BROAD_EXCEPTS, caught
    assert all("noqa: BLE001" in line for line in caught), caught


def broad_excepts(module: Module) -> list[str]:
    """Show every line of a module that catches any error there is."""
    lines = module.text.splitlines()
    return [
        f"{module.name}:{node.lineno}: {lines[node.lineno - 1].strip()}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler) and is_broad(node.type)
    ]


def is_broad(caught: ast.expr | None) -> bool:
    names = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(
        name is None
        or (isinstance(name, ast.Name) and name.id in {"Exception", "BaseException"})
        for name in names
    )


def test_no_file_names_an_index_or_a_machine() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in repository_files()}

    assert [path for path, text in texts.items() if any(host in text for host in HOSTS)] == []
    assert [path for path, text in texts.items() if MACHINE_PATH.search(text)] == []


def test_the_example_environment_lists_every_setting_with_a_word_about_it() -> None:
    from bot.settings import Settings  # noqa: PLC0415 - the product loads only here

    prefix = str(Settings.model_config.get("env_prefix", ""))

    assert example_settings() == {f"{prefix}{name}".upper() for name in Settings.model_fields}
    assert uncommented_settings() == []


def example_settings() -> set[str]:
    """Name Holdfast's own variables of the example."""
    return {name for name in example_names() if name.startswith("HOLDFAST_")}


def example_names() -> set[str]:
    """Name every variable of the example, set or commented out."""
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    return set(re.findall(r"^(?:# ?)?([A-Z]\w+)=", text, re.MULTILINE))


def uncommented_settings() -> list[str]:
    """Name the settings of the example that have no comment just above them."""
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    setting = re.compile(r"^(?:# ?)?HOLDFAST_\w+=")
    return [
        line
        for above, line in zip(["", *lines], lines, strict=False)
        if setting.match(line) and (not above.startswith("#") or setting.match(above))
    ]


def test_the_image_is_made_of_hash_checked_versions() -> None:
    recipe = (ROOT / "Dockerfile").read_text(encoding="utf-8")

    assert re.search(r"pip install [^&]*--require-hashes [^&]*-r requirements\.lock", recipe)
    assert run_tool("hadolint", "Dockerfile") == ""


def test_compose_uses_only_settings_that_exist() -> None:
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")

    assert set(re.findall(r"HOLDFAST_\w+", text)) <= example_settings()
    assert set(re.findall(r"\$\{(\w+)", text)) <= example_names()
    assert "ok" in run_tool(
        "check-jsonschema", "--builtin-schema", "vendor.compose-spec", "compose.yaml"
    )


def run_tool(name: str, *arguments: str) -> str:
    """Run a tool of the environment in the repository; return its words, insist on success."""
    tool = Path(sysconfig.get_path("scripts")) / name
    ran = subprocess.run(
        [tool, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def test_ci_runs_the_test_command_of_the_readme() -> None:
    command = "python3 run test"

    assert command in (ROOT / "README.md").read_text(encoding="utf-8")
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_development_lock_holds_the_runtime_lock_pin_by_pin() -> None:
    runtime, development = pins("requirements.lock"), pins("requirements-dev.lock")

    assert runtime.items() <= development.items()


def test_every_pin_is_checked_by_hash() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        entries = re.split(r"\n(?=\S)", (ROOT / lock).read_text(encoding="utf-8").strip())

        assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"]
    names = {re.split(r"[\[><=]", one)[0].lower().replace(".", "-") for one in wanted}

    assert names <= pins("requirements.lock").keys()


def pins(lock: str) -> dict[str, str]:
    """Read what a lock pins."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)(?:\[[^]]*\])?==(\S+)", text, re.MULTILINE))


@pytest.mark.timeout(300)
@pytest.mark.parametrize("check", ["ruff", "format", "types", "imports"])
def test_static_checks_pass(check: str) -> None:
    """The same commands as `python3 run check`, so that CI needs only one."""
    command = load_run().CHECKS[check]

    ran = subprocess.run(
        [sys.executable, "-P", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_wheel_works_alone_and_from_another_folder(tmp_path: Path) -> None:
    run_tool("hatchling", "build", "--target", "wheel", "--directory", str(tmp_path))
    python = environment_with(next(tmp_path.glob("*.whl")), tmp_path / "environment")

    ran = subprocess.run(
        [python, "-m", "bot", "--help"],
        cwd=tmp_path,
        env={"HOME": str(tmp_path), "PATH": os.defpath},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 0, ran.stderr
    assert "demo" in ran.stdout


def environment_with(wheel: Path, folder: Path) -> Path:
    """Make an environment that holds the wheel, and sees the dependencies of this one."""
    venv.create(folder, with_pip=False)
    [packages] = folder.glob("lib/python*/site-packages")
    zipfile.ZipFile(wheel).extractall(packages)
    # Folders named in a .pth file have their own .pth files left alone: not the editable one.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    return folder / "bin" / "python"
