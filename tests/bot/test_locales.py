"""The catalogues: complete in every language, within Telegram's limits, and really used.

`python -m tests.bot.test_locales` lists the sentences that no code says.
"""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, product
from pathlib import Path

import pytest
from babel import Locale
from fluent.runtime import FluentBundle, FluentResource

from bot.words.catalogue import LOCALES, Catalogues
from bot.words.fluent import PLURALS, Choice, FluentError, Pattern, read
from bot.words.sentences import TOAST_LIMIT, Safe
from bot.words.speech import ANSWERS, Words
from domain import errors
from domain.people import Role
from domain.resources import AskKind
from domain.states import Status
from tests.reading import modules

LANGUAGES = ("de", "en", "es", "hi", "ko", "mr", "ru")
COUNTS = (0, 1, 2, 5, 21)
TAGS = {"b", "i", "u", "s", "code", "blockquote"}
LABEL, PLACEHOLDER, COMMAND, DESCRIPTION, SHORT_DESCRIPTION = 30, 64, 256, 512, 120
# What a name, a day or a price needs at most; longer ones are the venue's own doing.
LONG = "x" * 40

SCRIPTS = {"hi": "[\u0900-\u097f]", "ko": "[가-힣]", "mr": "[\u0900-\u097f]", "ru": "[а-яё]"}
# Companies are called what their own pages call them.
NAMES = {"Telegram", "Stripe", "Razorpay", "Toss", "Payments"}
LATIN = {"UTC", "apply", *NAMES}
FAMILIAR = {
    "de": r"[Dd](?:u|ich|ir|ein\w*)|[Ee](?:uch|uer|ure\w*)",
    "es": r"(?i:tú|tu|tus|te|ti|contigo|vos|vosotr\w+|os)",
    "hi": "तू|तुम|तुम्हें|तुम्हार[ाीे]|तेर[ाीे]",
    "mr": r"तू|तुला|तुझ[ाीे]|तुझ्या\S*",
    "ru": r"(?i:ты|тебя|тебе|тобой|тво\w+)",
}

Catalogue = Mapping[str, Pattern]


@cache
def catalogue(language: str) -> Catalogue:
    files = sorted((LOCALES / language).glob("*.ftl"))
    return dict(chain.from_iterable(read(file).items() for file in files))


@cache
def words(language: str) -> Words:
    return Catalogues.load().for_(language)


def texts(pattern: Pattern) -> Iterator[str]:
    """Every piece of fixed text in a sentence, holes as %s."""
    yield pattern.template
    for hole in pattern.holes:
        if isinstance(hole, Choice):
            yield from chain.from_iterable(map(texts, hole.variants.values()))


def fixed(pattern: Pattern) -> str:
    return " ".join(texts(pattern)).replace("%s", "").replace("%%", "%")


def choices(pattern: Pattern) -> Iterator[Choice]:
    for hole in pattern.holes:
        if isinstance(hole, Choice):
            yield hole
            yield from chain.from_iterable(map(choices, hole.variants.values()))


def fillings(pattern: Pattern) -> Iterator[dict[str, str | int]]:
    """Values for the holes such that every variant comes up."""
    values: dict[str, tuple[str | int, ...]] = dict.fromkeys(pattern.variables(), ("Anna",))
    for choice in choices(pattern):
        values[choice.variable] = COUNTS if choice.plural else (*choice.variants, "else")
    for combination in product(*values.values()):
        yield dict(zip(values, combination, strict=True))


def every(*endings: str) -> list[tuple[str, str]]:
    return [
        (language, name)
        for language in LANGUAGES
        for name in catalogue(language)
        if name.endswith(endings)
    ]


# Complete


def test_every_language_that_has_a_folder_is_tested() -> None:
    assert Catalogues.load().languages == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_catalogue_has_every_sentence_and_every_variable(language: str) -> None:
    def shape(one: Catalogue) -> dict[str, frozenset[str]]:
        return {name: pattern.variables() for name, pattern in one.items()}

    assert shape(catalogue(language)) == shape(catalogue("en"))


def test_every_file_has_the_same_sentences_in_every_language() -> None:
    for file in sorted((LOCALES / "en").glob("*.ftl")):
        found = [list(read(LOCALES / language / file.name)) for language in LANGUAGES]

        assert found.count(found[0]) == len(found), file.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_choice_by_number_has_the_plurals_of_its_language(language: str) -> None:
    wanted = {*Locale.parse(words(language).locale).plural_form.tags, "other"}

    for name, pattern in catalogue(language).items():
        for choice in choices(pattern):
            if choice.plural:
                assert set(choice.variants) & PLURALS == wanted, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_choice_by_word_knows_the_same_words_in_every_language(language: str) -> None:
    def known(one: Catalogue, name: str) -> list[tuple[str, set[str]]]:
        return [(c.variable, set(c.variants)) for c in choices(one[name]) if not c.plural]

    for name in catalogue("en"):
        assert known(catalogue(language), name) == known(catalogue("en"), name)


def kebab(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


def leaves(kind: type[Exception]) -> Iterator[type[Exception]]:
    below = kind.__subclasses__()
    yield from chain.from_iterable(map(leaves, below)) if below else (kind,)


def test_every_refusal_has_a_sentence_and_says_what_to_do_next() -> None:
    refusals = [*leaves(errors.BookingError), errors.StoreBusy, errors.RulesChanged]
    names = [f"refusal-{kebab(one.__name__)}" for one in refusals]

    wanted = {*names, *(f"{name}-next" for name in names)}

    assert wanted - catalogue("en").keys() == set()


def test_every_state_role_and_answer_of_the_program_has_a_word() -> None:
    wanted = {
        *(f"status-{status}-plain" for status in Status),
        *(f"history-{status}-plain" for status in Status),
        *(f"role-{role}-plain" for role in Role),
        *(f"answer-{answer}-plain" for answer in ANSWERS),
    }

    assert wanted - catalogue("en").keys() == set()


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("refusal-wrong-state", Status),
        ("refusal-detail-missing", AskKind),
        ("refusal-not-found", ("booking", "resource", "service")),
        ("refusal-not-yours", ("booking",)),
    ],
)
def test_every_value_of_the_domain_has_its_variant(name: str, values: Iterable[str]) -> None:
    (choice,) = choices(catalogue("en")[name])

    assert set(map(str, values)) <= choice.variants.keys()


# Right


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_reads_as_fluents_own_implementation_reads_it(language: str) -> None:
    bundle = FluentBundle([words(language).locale], use_isolating=False)
    for file in (LOCALES / language).glob("*.ftl"):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))

    for name, pattern in catalogue(language).items():
        for values in fillings(pattern):
            message = bundle.get_message(name).value
            assert message is not None
            assert (words(language).say(name, **values), []) == bundle.format_pattern(
                message, values
            )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_markup_of_every_sentence_is_telegrams_and_is_closed(language: str) -> None:
    for name, pattern in catalogue(language).items():
        for values in fillings(pattern):
            said = words(language).say(name, **values)

            assert markup_fault(said) == "", name
            assert isinstance(said, Safe) or "<" not in said, name


def markup_fault(html: str) -> str:
    """What Telegram would refuse; empty when nothing."""
    opened: list[str] = []
    for slash, tag in re.findall(r"<(/?)([^>]*)>", html):
        if tag not in TAGS:
            return f"no such tag: {tag}"
        if not slash:
            opened.append(tag)
        elif not opened or opened.pop() != tag:
            return f"closed without being open: {tag}"
    return f"never closed: {opened}" if opened else ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_typography_is_the_same_everywhere(language: str) -> None:
    slips = re.compile(r"""["'`]|\.\.\.| - |—|  |%s%s| [,.]""")

    for name, pattern in catalogue(language).items():
        assert not any(map(slips.search, texts(pattern))), name


# Within Telegram's limits


@pytest.mark.parametrize(("language", "name"), every("-button"))
def test_a_label_is_short_and_says_something_without_its_emoji(
    language: str, name: str
) -> None:
    pattern = catalogue(language)[name]

    assert len(fixed(pattern)) <= LABEL
    assert re.search(r"\w", fixed(pattern)) or pattern.variables()


@pytest.mark.parametrize(("language", "name"), every("-toast"))
def test_an_answer_to_a_tap_fits(language: str, name: str) -> None:
    filled = dict.fromkeys(catalogue(language)[name].variables(), LONG)

    assert len(words(language).say(name, **filled)) <= TOAST_LIMIT


@pytest.mark.parametrize(
    ("prefix", "ending", "limit"),
    [
        ("command-", "-plain", COMMAND),
        ("bot-description", "-plain", DESCRIPTION),
        ("bot-short", "-plain", SHORT_DESCRIPTION),
        ("", "-placeholder-plain", PLACEHOLDER),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_menus_and_profiles_fit(language: str, prefix: str, ending: str, limit: int) -> None:
    names = [
        name
        for name in catalogue(language)
        if name.startswith(prefix) and name.endswith(ending)
    ]

    filled = [dict.fromkeys(catalogue(language)[name].variables(), LONG) for name in names]

    assert names
    assert all(
        len(words(language).say(name, **values)) <= limit
        for name, values in zip(names, filled, strict=True)
    )


# In the language it claims to be in


def spoken_latin(text: str) -> set[str]:
    """Latin words of a text that are neither markup nor commands."""
    return set(re.findall(r"[A-Za-z]{2,}", re.sub(r"<[^>]*>|/[a-z]+", " ", text)))


@pytest.mark.parametrize(("language", "letters"), SCRIPTS.items())
def test_nothing_was_left_in_english(language: str, letters: str) -> None:
    english = catalogue("en")

    for name, pattern in catalogue(language).items():
        # Many who write Hindi and Marathi to a bot write them in Latin letters.
        assert spoken_latin(fixed(pattern)) <= LATIN or name.startswith("answer-"), name
        if spoken_latin(fixed(english[name])) - NAMES and re.search(r"\w", fixed(pattern)):
            assert re.search(letters, fixed(pattern)), name


@pytest.mark.parametrize("language", ["de", "es"])
def test_no_sentence_is_the_english_one(language: str) -> None:
    """But for names of things, and what is nothing but marks and holes."""
    for name, pattern in catalogue(language).items():
        if len(spoken_latin(fixed(pattern))) > 2:
            assert fixed(pattern) != fixed(catalogue("en")[name]), name


@pytest.mark.parametrize(("language", "familiar"), FAMILIAR.items())
def test_nobody_is_addressed_as_a_friend(language: str, familiar: str) -> None:
    for name, pattern in catalogue(language).items():
        if not name.startswith("answer-"):
            # \b knows no vowel signs.
            found = re.search(rf"(?<!\w)(?:{familiar})(?![\w\u0900-\u097f])", fixed(pattern))
            assert found is None, name


def test_korean_is_polite_in_one_way_throughout() -> None:
    for name, pattern in catalogue("ko").items():
        for ending in re.findall(r"[가-힣]+(?=[.!?](?:\s|$))", fixed(pattern)):
            assert ending.endswith(("요", "고맙습니다")), f"{name}: {ending}"


def test_korean_particles_do_not_depend_on_what_fills_the_hole() -> None:
    dependent = re.compile(r"%s[”’)]?(?:을|를|은|는|이|가|와|과|로|으로|아|야)(?![가-힣])")

    for name, pattern in catalogue("ko").items():
        assert not any(map(dependent.search, texts(pattern))), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_typed_answer_has_one_meaning(language: str) -> None:
    said = [
        phrase.strip()
        for answer in ANSWERS
        for phrase in words(language).say(f"answer-{answer}-plain").split(",")
    ]

    assert sorted(said) == sorted(set(said))
    assert all(words(language).answer(phrase) for phrase in said)


# Used


def spoken(tree: ast.Module) -> Iterator[ast.Call]:
    """Every call of `say`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name == "say":
                yield node


def ids(argument: ast.expr) -> Iterator[re.Pattern[str]]:
    """The ids that the first argument of `say` can be, as far as they are written there."""
    match argument:
        case ast.Constant(value=str(text)):
            yield re.compile(re.escape(text))
        case ast.JoinedStr(values=parts):
            known = (
                re.escape(str(one.value)) if isinstance(one, ast.Constant) else r"[\w-]+"
                for one in parts
            )
            yield re.compile("".join(known))
        case ast.IfExp(body=one, orelse=other):
            yield from chain(ids(one), ids(other))
        case _:
            pass


def unknown_ids(tree: ast.Module) -> list[str]:
    """The ids a module says that no catalogue has."""
    return [
        f"line {call.lineno}: {shape.pattern}"
        for call in spoken(tree)
        for shape in ids(call.args[0])
        if not any(map(shape.fullmatch, catalogue("en")))
    ]


def unfilled(tree: ast.Module) -> list[str]:
    """The variables that a module leaves out when it says a sentence."""
    found: list[str] = []
    for call in spoken(tree):
        given = {one.arg for one in call.keywords}
        match call.args[0]:
            # With **variables nobody can tell from the outside.
            case ast.Constant(value=str(name)) if name in catalogue("en") and None not in given:
                missing = sorted(catalogue("en")[name].variables() - given)
                found += [f"line {call.lineno}: {name} lacks {missing}"] if missing else []
    return found


def never_said(names: Iterable[str], trees: Iterable[ast.Module]) -> list[str]:
    """The sentences that no module says, and whose ids stand in no module either."""
    shapes = {
        shape
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant | ast.JoinedStr)
        for shape in ids(node)
        if re.match(r"[a-z]+\\-", shape.pattern)
    }
    return [name for name in names if not any(one.fullmatch(name) for one in shapes)]


def test_every_sentence_that_is_said_exists() -> None:
    faults = {module.name: unknown_ids(module.tree) for module in modules("bot")}

    assert {name: found for name, found in faults.items() if found} == {}


def test_every_sentence_gets_all_its_variables() -> None:
    faults = {module.name: unfilled(module.tree) for module in modules("bot")}

    assert {name: found for name, found in faults.items() if found} == {}


EXAMPLE = """
def screen(words, status, soon):
    words.say("home-next", when=1)
    words.say("home-nothing", when=1)
    words.say(f"status-{status}-plain")
    words.say(f"stattus-{status}-plain")
    words.say("back-button" if soon else "home-button")
"""


def test_a_sentence_that_does_not_exist_is_found_in_the_code() -> None:
    found = unknown_ids(ast.parse(EXAMPLE))

    assert found == [r"line 4: home\-nothing", r"line 6: stattus\-[\w-]+\-plain"]


def test_a_variable_that_is_left_out_is_found_in_the_code() -> None:
    assert unfilled(ast.parse(EXAMPLE)) == ["line 3: home-next lacks ['what']"]


def test_a_sentence_that_nobody_says_is_found_in_the_catalogue() -> None:
    names = ["home-next", "home-more", "status-held-plain", "home-button", "back-button"]

    assert never_said(names, [ast.parse(EXAMPLE)]) == ["home-more"]


# Faults in a catalogue


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("a = One\nb = {", "lacks|braces"),
        ("a =", "a.ftl:1: a says nothing"),
        ("a = { $x", "lacks '}'"),
        ("a = One }", "cannot go on"),
        ("a = { -term }", "neither variable nor literal"),
        ("a = { NUMBER($x) }", "neither variable nor literal"),
        ("a = { other }", "neither variable nor literal"),
        ("-term = One", "neither a comment nor a message"),
        ("One more thing", "neither a comment nor a message"),
        ("a = One\na = Two", "a.ftl:2: a stands here twice"),
        ("a = { $x ->\n    [one] One\n    }", "needs one default"),
        ("a = { $x ->\n   *[one] One\n   *[other] Two\n    }", "needs one default"),
        ("a = { $x ->\n    [one] One\n    [one] Two\n   *[other] Three\n    }", "twice"),
        ("a = { $x ->\n   *[one] One\n", "lacks '}'"),
    ],
)
def test_a_catalogue_that_cannot_be_read_says_where(
    tmp_path: Path, source: str, fault: str
) -> None:
    file = tmp_path / "a.ftl"
    file.write_text(source, encoding="utf-8")

    with pytest.raises(FluentError, match=fault):
        read(file)


@pytest.mark.parametrize(
    ("korean", "fault"),
    [
        ("a = { $x }", "ko: b is missing"),
        ("a = { $x }\nb = One\nc = Two", "ko: c is not in en"),
        ("a = { $y }\nb = One", r"ko: a says \['y'\] instead of \['x'\]"),
    ],
)
def test_an_incomplete_catalogue_is_refused_before_anybody_reads_it(
    tmp_path: Path, korean: str, fault: str
) -> None:
    for language, source in (("en", "a = { $x }\nb = One"), ("ko", korean)):
        (tmp_path / language).mkdir()
        (tmp_path / language / "a.ftl").write_text(source, encoding="utf-8")

    with pytest.raises(FluentError, match=fault):
        Catalogues.load(tmp_path).for_("ko")


def test_a_sentence_in_two_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    for name in ("a", "b"):
        (tmp_path / "en" / f"{name}.ftl").write_text("a = One", encoding="utf-8")

    with pytest.raises(FluentError, match="stands in another file too"):
        Catalogues.load(tmp_path)


def test_without_english_there_is_nothing_to_measure_by(tmp_path: Path) -> None:
    with pytest.raises(FluentError, match="there is no catalogue of en"):
        Catalogues.load(tmp_path)


if __name__ == "__main__":
    print("\n".join(never_said(catalogue("en"), [module.tree for module in modules("bot")])))
