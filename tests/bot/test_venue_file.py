"""A venue file on disk: what is wrong with it is told line by line."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.toml_lines import line_of, lines_of
from bot.venue_file import Problem, VenueFileError, load
from storage.venue_document import read_document

BACKWARDS = """price = { amount = "9", overrides = [
    { amount = "8", season = { from = 2026-12-20, to = 2026-12-01 } },
] }"""
CLINIC = Path(__file__).parents[2] / "bot" / "sandbox" / "venues" / "clinic.toml"


def refused(folder: Path, content: str | bytes) -> VenueFileError:
    path = folder / "venue.toml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(VenueFileError) as error:
        load(path, read_document)
    return error.value


def clinic_with(old: str, new: str) -> tuple[str, int]:
    """The clinic's file with one change, and the line of the change."""
    text = CLINIC.read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new, 1), text[: text.index(old)].count("\n") + 1


def test_the_sample_file_is_read() -> None:
    document = load(CLINIC, read_document)

    assert document.key == "seoul-animal-clinic"


def test_a_file_written_on_windows_is_read(tmp_path: Path) -> None:
    path = tmp_path / "venue.toml"
    text = CLINIC.read_text(encoding="utf-8")
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())

    assert load(path, read_document) == load(CLINIC, read_document)


@pytest.mark.parametrize(
    ("old", "new", "field", "words"),
    [
        ('zone = "Asia/Seoul"', 'zone = "Asia/Soul"', "venue.zone", 'mean "Asia/Seoul"?'),
        ('currency = "KRW"', 'currency = "XAU"', "venue.currency", 'as "KRW"'),
        (
            'sat = ["09:00-13:00"]',
            'sat = ["09:00-13:00", "12:30-15:00"]',
            "hours.sat",
            'overlaps "09:00-13:00"',
        ),
        ('sat = ["09:00-13:00"]', 'sat = ["25:00-26:00"]', "hours.sat", "before 24:00"),
        ('sat = ["09:00-13:00"]', 'sta = ["09:00-13:00"]', "hours.sta", 'did you mean "sat"?'),
        ('price = "25000"', 'price = "25000.00"', "service.price", 'write "25000"'),
        (
            'price = "25000"',
            'price = { amount = "9", extras = [\n{ name = "x", amount = "5000%" },\n] }',
            "service.price.extras.amount",
            "at most 100",
        ),
        (
            'price = "25000"',
            BACKWARDS,
            "service.price.overrides.season.to",
            "write 2026-12-20 or later",
        ),
        (
            'price = "25000"',
            'price = { amount = "9", deposit = "25.5" }',
            "service.price.deposit",
            'KRW has no decimals: write "25"',
        ),
        (
            '{ group = "room", choosable = false },',
            '{ group = "room", chosable = false },',
            "service.needs.chosable",
            'did you mean "choosable"?',
        ),
        (
            'additions = ["vaccination"]',
            'additions = ["grooming"]',
            "service.additions",
            '"grooming" needs groomer, table, and "consultation" takes only room, vet',
        ),
        ('resources = ["vet-lee"]', 'resources = ["vet-le"]', "blackout.resources", "vet-lee"),
        ("to = 2026-12-03 18:00:00", "to = 2026-12-02 18:00:00", "blackout.to", "later"),
        ('mon = ["13:30-18:00"]', 'mon = ["13:30-18"]', "resource.hours.mon", "09:00-12:30"),
        ("upcoming = 20", "upcoming = twenty", "", "Invalid value"),
        ("[[special]]", "[[special]", "", "no TOML"),
        ('price = "60000"', 'price = "60000"\nprice = "1"', "", "Cannot overwrite"),
    ],
)
def test_a_mistake_is_found_on_its_line(
    tmp_path: Path, old: str, new: str, field: str, words: str
) -> None:
    text, line = clinic_with(old, new)

    [problem] = refused(tmp_path, text).problems

    assert words in problem.message
    assert problem.field == field
    assert line <= problem.line <= line + new.count("\n")


def test_whole_days_by_the_hour_are_found_on_their_line(tmp_path: Path) -> None:
    text = CLINIC.with_name("wheels.toml").read_text(encoding="utf-8")
    line = text[: text.index('per = ["unit", "day"]')].count("\n") + 1

    [problem] = refused(tmp_path, text.replace('["unit", "day"]', '["unit", "hour"]')).problems

    assert (problem.line, problem.field) == (line, "service.price.per")
    assert problem.message == 'whole days are not sold by the hour: write "day"'


def test_what_is_missing_is_told_on_the_line_of_what_it_belongs_to(tmp_path: Path) -> None:
    text, line = clinic_with('key = "vet-lee"\n', "")

    problems = refused(tmp_path, text).problems

    assert problems == (
        Problem(
            line - 1,
            "resource.key",
            'missing: write a short name that never changes, of a-z, 0-9 and "-": "room-1"',
        ),
    )


def test_several_mistakes_are_told_from_top_to_bottom(tmp_path: Path) -> None:
    text = CLINIC.read_text(encoding="utf-8")
    text = text.replace('hold = "15m"', 'hold = "15"').replace('key = "room-2"', "key = 2")

    error = refused(tmp_path, text)

    assert [problem.field for problem in error.problems] == ["resource.key", "service.hold"]
    path = tmp_path / "venue.toml"
    lines = str(error).splitlines()
    assert lines[0].startswith(f"{path}: line {error.problems[0].line}: resource.key: write a")
    assert len(lines) == 2


def test_a_file_that_ends_too_early_is_wrong_on_its_last_line(tmp_path: Path) -> None:
    [problem] = refused(tmp_path, '[venue]\nkey = "a').problems

    assert problem.line == 2


def test_a_file_that_is_not_text_says_so(tmp_path: Path) -> None:
    [problem] = refused(tmp_path, b'[venue]\nname = "caf\xe9"\n').problems

    assert problem == Problem(2, "", "is not UTF-8 text: save the file as UTF-8")


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(VenueFileError, match=r"venue\.toml: cannot be read: No such file"):
        load(tmp_path / "venue.toml", read_document)


def test_a_folder_is_no_venue_file(tmp_path: Path) -> None:
    with pytest.raises(VenueFileError, match="cannot be read"):
        load(tmp_path, read_document)


# A leaf is written as @ and becomes the number of its line, so that the text knows the answer.
keys = st.sampled_from(["a", "b-1", '"c d"', "'e.f'", '"한"', "1", "true"])
gaps = st.sampled_from(["", " ", "\n", "\n  # a ] comment\n", "\t"])
leaves = st.sampled_from(['"@"', "@", "'@'", '"""@"""', "'''@'''", '"@\\" ] } #"'])


@st.composite
def lists(draw: st.DrawFn, inside: st.SearchStrategy[str]) -> str:
    parts = [draw(gaps) + one + draw(gaps) for one in draw(st.lists(inside, max_size=3))]
    return "[" + ",".join(parts) + (draw(gaps) if not parts else "") + "]"


@st.composite
def tables(draw: st.DrawFn, inside: st.SearchStrategy[str]) -> str:
    names = draw(st.lists(keys, max_size=3, unique=True))
    return "{ " + ", ".join(f"{name} = {draw(inside)}" for name in names) + " }"


values = st.recursive(leaves, lambda inside: lists(inside) | tables(inside), max_leaves=6)


@st.composite
def files(draw: st.DrawFn) -> str:
    lines: list[str] = []
    headers = ["", "[t]", "[[l]]", "[[l]]", "[l.sub]", "[[l.deep]]", "[[l.deep]]", "[x.'y'.z]"]
    for header in headers:
        lines.append(header + draw(st.sampled_from(["", "  # [comment]"])))
        names = draw(st.lists(keys, max_size=3, unique=True))
        lines += [f"{name}{draw(dots)} = {draw(values)}" for name in names]
    parts = "\n".join(lines).split("@")
    done = parts[0]
    for part in parts[1:]:
        done += str(done.count("\n") + 1) + part
    return done


dots = st.sampled_from(["", ".p", " . 'q' . r"])


def placed(value: object, path: tuple[int | str, ...] = ()) -> Iterator[tuple[object, int]]:
    """Every leaf of what a file means: its path and the line it says that it stands on."""
    match value:
        case dict():
            for key, below in value.items():
                yield from placed(below, (*path, key))
        case list():
            for index, below in enumerate(value):
                yield from placed(below, (*path, index))
        case _:
            yield path, int(str(value).partition('"')[0])


@given(files())
def test_every_value_is_found_on_the_line_it_stands_on(text: str) -> None:
    meant = dict(placed(tomllib.loads(text)))

    lines = lines_of(text)

    assert {path: lines[path] for path in lines if path in meant} == meant


def test_a_path_the_file_does_not_have_is_on_the_line_of_what_it_belongs_to() -> None:
    lines = lines_of("\n[a]\nb = [1,\n  { c = 2 }]\n")

    assert line_of(lines, ("a", "b", 1, "d", "e")) == 4
    assert line_of(lines, ("z",)) == 1
