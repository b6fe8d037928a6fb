from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, expect

from policygraph.model import Document, Entity, Evidence, GraphContents, Mention, Statement

if TYPE_CHECKING:
    from tests.page.conftest import Opened

    OpenPage = Callable[..., Opened]

CAMPAIGNERS, COUNCILS, HOME_OFFICE, LEEDS, LGA, PREVENT = range(6)


def documents(opened: Opened) -> Locator:
    opened.view("Documents")
    return opened.page.locator("#documents")


def reading(opened: Opened, title: str = "A memo on Prevent") -> Locator:
    """Open a document from the list."""
    box = documents(opened)
    box.get_by_role("button", name=title, exact=True).click()
    return box


def without_text(contents: GraphContents) -> GraphContents:
    return replace(contents, documents=tuple(replace(document, text="") for document in contents.documents))


def quoting(document: str, text: str, words: str) -> Evidence:
    start = text.index(words)
    return Evidence(document, start, start + len(words), words, "backs", "supports/verb")


@pytest.fixture
def two(memo: GraphContents) -> GraphContents:
    """The memo, and a letter that says one thing that the memo says, too; it is older and has no text."""
    letter = Document("letter", "", "A letter", "2023-01-31", "letters/1.txt")
    said = replace(
        memo.statements[0],
        evidence=(*memo.statements[0].evidence, Evidence("letter", 0, 9, "It is so.", "is", "oversees/verb")),
    )
    return replace(memo, documents=(letter, *memo.documents), statements=(said, *memo.statements[1:]))


@pytest.fixture
def long() -> GraphContents:
    """A document of 300 paragraphs, the 250th of which bears a statement and ends with a name of its own."""
    sentence = "The Home Office backs Prevent."
    paragraphs = [f"Paragraph {n} goes on about this and that. " * 8 for n in range(1, 301)]
    paragraphs[249] = f"{sentence} So says Ada Byron."
    text = "\n\n".join(paragraphs)
    start = text.index("Ada Byron")
    mentioned = Mention("long", start, start + 9, "Ada Byron", "name")
    return GraphContents(
        (Document("long", text, "A long report"),),
        (
            Entity("urn:ada", "Ada Byron", "Person", mentions=(mentioned,)),
            Entity("urn:home-office", "Home Office", "GovernmentDepartment"),
            Entity("urn:prevent", "Prevent", "Programme"),
        ),
        (Statement("urn:s", "urn:home-office", "supports", "urn:prevent", (quoting("long", text, sentence),)),),
    )


def test_the_list_has_all_documents_with_date_statements_and_source(open_page: OpenPage, two: GraphContents) -> None:
    box = documents(open_page(two))
    expect(box.locator("caption")).to_have_text("2 documents")
    expect(box.locator("tbody tr")).to_have_text(
        ["A memo on Prevent2024-03-054example.org", "A letter2023-01-311letters/1.txt"]
    )
    expect(box.get_by_role("link", name="example.org")).to_have_attribute("href", "https://example.org/memo")


def test_the_list_is_sorted_by_date_title_or_statements(open_page: OpenPage, two: GraphContents) -> None:
    box = documents(open_page(two))
    titles = box.locator("tbody .title")
    expect(box.locator("th[aria-sort=descending]")).to_have_text("Date")
    for head, order, first in (
        ("Date", "ascending", "A letter"),
        ("Document", "ascending", "A letter"),
        ("Document", "descending", "A memo on Prevent"),
        ("Statements", "descending", "A memo on Prevent"),
        ("Statements", "ascending", "A letter"),
    ):
        button = box.locator("th button", has_text=head)
        button.click()
        expect(box.locator(f"th[aria-sort={order}]")).to_have_text(head)
        expect(titles.first).to_have_text(first)
        expect(button).to_be_focused()


def test_what_the_list_counts_follows_the_filters(open_page: OpenPage, two: GraphContents) -> None:
    opened = open_page(two)
    counts = documents(opened).locator("tbody .count")
    expect(counts).to_have_text(["4", "1"])
    opened.page.evaluate("policygraph.change({ confidence: 0.95 })")
    expect(counts).to_have_text(["3", "0"])
    opened.page.evaluate("policygraph.change({ confidence: 0, until: '2023-12-31' })")
    expect(counts).to_have_text(["0", "1"])


def test_a_document_that_is_filtered_out_is_marked_as_such(open_page: OpenPage, two: GraphContents) -> None:
    opened = open_page(two)
    box = documents(opened)
    opened.page.evaluate("policygraph.change({ hidden: { ...policygraph.state().hidden, document: new Set([1]) } })")
    expect(box.locator("tbody tr").first).to_contain_text("filtered out")
    expect(box.locator("tbody .count")).to_have_text(["0", "1"])


def test_among_many_documents_one_is_found_by_its_title(open_page: OpenPage, memo: GraphContents) -> None:
    more = tuple(Document(f"d{n:03}", "", f"Réport {n}") for n in range(150))
    opened = open_page(replace(memo, documents=(*more, *memo.documents)))
    box = documents(opened)
    expect(box.locator("tbody tr")).to_have_count(100)
    box.get_by_role("button", name="Show 51 more").click()
    expect(box.locator("tbody tr")).to_have_count(151)
    expect(box.locator("tbody button").nth(100)).to_be_focused()
    box.get_by_label("Find a document").fill("report 14")
    expect(box.locator("caption")).to_have_text("11 of 151 documents")
    expect(box.get_by_label("Find a document")).to_be_focused()


def test_mentions_are_marked_and_select(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    box = reading(opened)
    mention = box.get_by_role("link", name="Home Office").first
    expect(mention).to_have_attribute("title", "Home Office, government department")
    expect(mention.locator(".glyph")).to_be_visible()
    mention.click()
    expect(opened.page.locator("#panel h2")).to_have_text("Home Office")
    expect(mention).to_have_class("mention selected")
    expect(mention).to_have_attribute("aria-current", "true")
    expect(box.locator(".walk")).to_contain_text("Home Office 1 of 1")
    opened.page.keyboard.press("Escape")
    expect(box.locator(".selected")).to_have_count(0)


def test_marks_after_sentences_select_their_statements(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    box = reading(opened)
    expect(box.locator(".text .marker")).to_have_text(["1", "2", "3", "4"])
    marker = box.get_by_role("link", name="1: Home Office oversees Prevent")
    marker.click()
    expect(opened.page.locator("#panel .authority")).to_contain_text("Confidence 90 %")
    expect(box.locator(".passage.selected")).to_have_text("The Home Office oversees Prevent.")
    expect(box.locator(".passage .subject")).to_have_text("Home Office")
    expect(box.locator(".passage .object")).to_have_text("Prevent")
    negated = box.get_by_role("link", name="2: Prevent supports councils, not so")
    expect(negated).to_have_class("marker negated")
    negated.click()
    expect(box.locator(".passage.selected")).to_have_text("Campaigners say it does not support councils.")


def test_the_text_is_that_of_the_document(open_page: OpenPage, memo: GraphContents) -> None:
    text = "# Aims 😀\n\n  * The Home Office 𝔘\n  * the rest\n\nWith “quotation” & <b>marks</b>."
    start = text.index("Home")
    office = replace(memo.entities[HOME_OFFICE], mentions=(Mention("memo", start, start + 11, "Home Office", "name"),))
    contents = GraphContents((replace(memo.documents[0], text=text),), (office,))
    box = reading(open_page(contents))
    assert [element.text_content() for element in box.locator(".paragraph").all()] == text.split("\n\n")
    expect(box.locator("h3.paragraph")).to_have_text("# Aims 😀")
    expect(box.get_by_role("link", name="Home Office")).to_have_text("Home Office")


def test_hostile_text_stays_text(open_page: OpenPage) -> None:
    nasty = '<img src=x onerror="document.title=1"></script><script>document.title=2</script>'
    mention = Mention("d", 0, len(nasty), nasty, "name")
    entity = Entity("urn:nasty", nasty, nasty, mentions=(mention,))
    quotation = Evidence("d", 0, len(nasty), nasty, "x", "x")
    for text in (nasty, ""):
        contents = GraphContents(
            (Document("d", text, nasty, "2024-03-05", f"javascript:alert('{nasty}')"),),
            (entity,),
            (Statement("urn:s", "urn:nasty", nasty, "urn:nasty", (quotation,)),),
        )
        opened = open_page(contents)
        box = reading(opened, nasty)
        expect(box.get_by_role("heading", level=2)).to_have_text(nasty)
        expect(box.locator(".paragraph" if text else ".sentence blockquote")).to_contain_text(nasty)
        assert box.locator("img, script, [href^=javascript]").count() == 0
        assert nasty in opened.page.title()


def test_the_keyboard_alone_opens_reads_and_selects(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    page = opened.page
    box = documents(opened)
    keyboard = page.keyboard
    box.focus()
    while page.evaluate("document.activeElement.className") != "title":
        keyboard.press("Tab")
    keyboard.press("Enter")
    expect(box.get_by_role("heading", level=2)).to_be_focused()
    while page.evaluate("document.activeElement.closest('.text') === null"):
        keyboard.press("Tab")
    expect(box.get_by_role("link", name="Home Office").first).to_be_focused()
    keyboard.press("ArrowRight")
    keyboard.press("ArrowRight")
    expect(box.get_by_role("link", name="1: Home Office")).to_be_focused()
    keyboard.press("ArrowLeft")
    expect(box.get_by_role("link", name="Prevent", exact=True).first).to_be_focused()
    keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Prevent")
    expect(box.get_by_role("link", name="Prevent", exact=True).first).to_be_focused()
    keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_be_focused()


def test_back_at_the_list_the_document_that_was_read_has_the_focus(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    box = reading(opened)
    box.get_by_role("button", name="All documents").press("Enter")
    expect(box.get_by_role("button", name="A memo on Prevent")).to_be_focused()


def test_what_is_selected_elsewhere_is_brought_into_view(open_page: OpenPage, long: GraphContents) -> None:
    opened = open_page(long)
    box = reading(opened, "A long report")
    expect(box.locator(".passage").last).not_to_be_in_viewport()
    opened.select(statement=0)
    expect(box.locator(".passage.selected")).to_be_in_viewport()
    expect(opened.page.locator("#panel h2")).to_be_focused()
    box.evaluate("element => element.scrollTo(0, 0)")
    opened.select(entity=0)
    expect(box.locator(".mention.selected")).to_be_in_viewport()
    expect(box.locator(".text [tabindex='0']")).to_have_text("Ada Byron")


def test_what_is_selected_in_the_text_stays_where_it_is(open_page: OpenPage, long: GraphContents) -> None:
    opened = open_page(long)
    box = reading(opened, "A long report")
    mention = box.get_by_role("link", name="Ada Byron")
    mention.scroll_into_view_if_needed()
    before = mention.bounding_box()
    mention.click()
    after = mention.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["y"] - after["y"]) <= 2


def test_the_reader_walks_from_one_mention_to_the_next(open_page: OpenPage, long: GraphContents) -> None:
    text = "\n\n".join([f"Ada Byron, the {n}th." for n in range(200)])
    starts = [n for n in range(len(text)) if text.startswith("Ada", n)]
    ada = replace(long.entities[0], mentions=tuple(Mention("long", n, n + 9, "Ada Byron", "name") for n in starts))
    opened = open_page(GraphContents((Document("long", text, "A long report"),), (ada,)))
    box = reading(opened, "A long report")
    opened.select(entity=0)
    expect(box.locator(".walk")).to_contain_text("Ada Byron 1 of 200")
    box.get_by_role("button", name="Previous place").click()
    expect(box.locator(".walk")).to_contain_text("Ada Byron 200 of 200")
    expect(box.locator(".mention.selected").last).to_be_in_viewport()
    box.get_by_role("button", name="Next place").click()
    box.get_by_role("button", name="Next place").click()
    expect(box.locator(".walk")).to_contain_text("Ada Byron 2 of 200")
    expect(box.locator(".mention.selected").nth(1)).to_be_in_viewport()


def test_a_panels_quotation_is_read_there(open_page: OpenPage, long: GraphContents) -> None:
    opened = open_page(long)
    opened.select(entity=1)
    opened.page.locator("#panel").get_by_role("button", name="Read there").click()
    box = opened.page.locator("#documents")
    expect(box.locator(".passage.sought")).to_be_in_viewport()
    expect(box.get_by_role("link", name="1: Home Office supports Prevent")).to_be_focused()


def test_a_link_leads_into_the_text(open_page: OpenPage, long: GraphContents) -> None:
    opened = open_page(long, fragment="#view=documents&document=long&statement=urn:s")
    expect(opened.page.locator(".passage.selected")).to_be_in_viewport()


def test_only_this_document_and_all_again(open_page: OpenPage, two: GraphContents) -> None:
    opened = open_page(two)
    box = reading(opened)
    only = box.get_by_role("button", name="Only this document")
    only.click()
    expect(only).to_have_attribute("aria-pressed", "true")
    assert opened.page.evaluate("[...policygraph.state().hidden.document]") == [0]
    only.click()
    expect(only).to_have_attribute("aria-pressed", "false")
    assert opened.page.evaluate("policygraph.state().hidden.document.size") == 0


def test_what_is_filtered_out_is_not_marked(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    box = reading(opened)
    opened.page.evaluate("policygraph.change({ confidence: 0.95 })")
    expect(box.locator(".about")).to_contain_text("3 of 4 statements pass the filters")
    expect(box.get_by_role("link", name="1: Home Office")).to_be_hidden()
    expect(box.locator(".text .passage.out")).to_have_text("The Home Office oversees Prevent.")
    programme = opened.page.evaluate(
        "JSON.parse(document.getElementById('data').textContent).types.findIndex((type) => type.name === 'Programme')"
    )
    opened.page.evaluate(
        f"policygraph.change({{ hidden: {{ ...policygraph.state().hidden, type: new Set([{programme}]) }} }})"
    )
    expect(box.locator(".mention.out")).to_have_text(["Prevent"])


def test_without_texts_the_quotations_stand_in_their_order(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(without_text(memo))
    box = reading(opened)
    expect(box.locator(".hint")).to_have_text(
        "This page holds only what is quoted. Build with --with-texts to read whole documents here."
    )
    expect(box.locator("blockquote")).to_have_text(
        [
            "The Home Office oversees Prevent.",
            "Campaigners say it does not support councils.",
            "The LGA may fund councils.",
            "The Home Office has asked for councils to deliver Prevent.",
        ]
    )
    box.get_by_role("button", name="Prevent supports councils").click()
    expect(opened.page.locator("#panel .authority")).to_contain_text("Stated not to be so")
    expect(box.locator(".sentence.selected")).to_contain_text("Campaigners")
    opened.select(entity=LGA)
    expect(box.locator(".sentence.selected")).to_contain_text("The LGA may fund councils.")
    opened.page.evaluate("policygraph.change({ confidence: 0.95 })")
    expect(box.locator(".sentence:visible")).to_have_count(3)


def test_quotations_that_overlap_have_a_mark_each(open_page: OpenPage, memo: GraphContents) -> None:
    text = "A first. A second. A third.\n\nThe end."
    statements = tuple(
        replace(memo.statements[n], evidence=(quoting("memo", text, words),))
        for n, words in enumerate(["A first. A second.", "A second. A third.", "third.\n\nThe end."])
    )
    contents = replace(memo, documents=(replace(memo.documents[0], text=text),), statements=statements)
    opened = open_page(contents)
    box = reading(opened)
    expect(box.locator(".text .marker")).to_have_text(["1", "2", "3"])
    opened.select(statement=1)
    expect(box.locator(".passage.selected")).to_have_text(["A second.", "A ", "third."])
    opened.select(statement=2)
    expect(box.locator(".passage.selected")).to_have_text(["third.", "The end."])
    expect(box.locator(".walk")).to_contain_text("1 of 1")


@pytest.mark.parametrize(
    ("look", "width"),
    [({"color_scheme": "light"}, 320), ({"color_scheme": "dark"}, 1280), ({"forced_colors": "active"}, 1280)],
)
def test_axe_finds_nothing_in_a_document(
    open_page: OpenPage, two: GraphContents, look: dict[str, str], width: int
) -> None:
    opened = open_page(two, width=width, **look)
    box = reading(opened)
    for selection in ({"entity": PREVENT}, {"statement": 1}):
        opened.select(**selection)
        assert opened.axe() == []
    assert opened.page.evaluate("document.documentElement.scrollWidth") == width
    box.get_by_role("button", name="All documents").click()
    box.get_by_role("button", name="A letter").click()
    assert opened.axe() == []


def test_a_document_of_100_000_words_is_built_once_and_a_selection_only_marks_it(
    open_page: OpenPage, long: GraphContents
) -> None:
    sentence = "Then Ada Byron spoke of the many things that she had seen in her time, and of those that she had not. "
    paragraph = sentence * 5
    text = "\n\n".join([paragraph] * 1000)
    starts = [n for n in range(len(text)) if text.startswith("Ada", n)]
    ada = replace(long.entities[0], mentions=tuple(Mention("long", n, n + 9, "Ada Byron", "name") for n in starts))
    quoted = tuple(
        Evidence("long", n - 5, n - 5 + len(sentence) - 1, sentence[:-1], "spoke", "x") for n in starts[::10]
    )
    statement = replace(long.statements[0], evidence=quoted)
    document = Document("long", text, "A long report")
    opened = open_page(GraphContents((document,), (ada, *long.entities[1:]), (statement,)))
    opened.view("Documents")
    opened.page.evaluate("policygraph.change({ document: 0 })")
    opened.page.evaluate("window.before = document.querySelector('.paragraph')")
    opened.select(statement=0)
    assert len(starts) == 5000
    assert opened.page.evaluate("window.before === document.querySelector('.paragraph')")
