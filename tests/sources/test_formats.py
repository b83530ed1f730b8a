"""Each format gives the text of the report and what the document says about itself."""

import tomllib
from pathlib import Path

import pytest

from detente.records import Report

from .samples import PARAGRAPHS, STORY, TITLE, page, pdf, read


def one(folder: Path, file_name: str, content: bytes | str, **options: str) -> Report:
    result = read(folder, file_name, content, **options)
    assert not result.refused
    (report,) = result.reports
    return report


# plain text


def test_plain_text_is_kept_character_for_character(tmp_path: Path) -> None:
    text = f"  {TITLE}\t\n\n\n{STORY}\u00a0 \n\x0c\u2028 end \n"
    report = one(tmp_path, "a.txt", text)
    assert report.text == text
    assert (report.format, report.language, report.path) == ("text", "en", "a.txt")


def test_newlines_are_normalised_and_the_byte_order_mark_is_dropped(tmp_path: Path) -> None:
    report = one(tmp_path, "a.txt", b"\xef\xbb\xbf" + STORY.replace("\n", "\r\n").encode() + b"\rend")
    assert report.text == f"{STORY}\nend"


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_old_encodings_are_recognised(tmp_path: Path, encoding: str) -> None:
    text = f"{STORY}\n\nThe Élysée – and the minister’s office – had “no comment”."
    assert one(tmp_path, "a.txt", text.encode(encoding)).text == text


def test_a_few_control_characters_stay_so_that_offsets_hold(tmp_path: Path) -> None:
    text = f"{STORY}\x00\x07\n\n{STORY}"
    assert one(tmp_path, "a.txt", text).text == text


@pytest.mark.parametrize("suffix", ["", ".story", ".TXT"])
def test_unknown_suffixes_are_read_by_their_content(tmp_path: Path, suffix: str) -> None:
    assert one(tmp_path, f"report{suffix}", STORY).format == "text"


def test_content_decides_where_the_suffix_says_nothing(tmp_path: Path) -> None:
    assert one(tmp_path, "a.page", page("".join(f"<p>{text}</p>" for text in PARAGRAPHS))).format == "html"
    assert one(tmp_path, "a.mail", f"From: a@example.org\nSubject: Talks\n\n{STORY}").format == "e-mail"
    assert one(tmp_path, "a.scan", pdf([[TITLE, "", PARAGRAPHS[0]]])).format == "pdf"
    item = f"<item><description>{STORY}</description></item>"
    feed = f"<?xml version='1.0'?><rss version='2.0'><channel>{item}</channel></rss>"
    assert one(tmp_path, "a.news", feed).format == "feed"


# Markdown


def test_markdown_loses_its_marks(tmp_path: Path) -> None:
    source = (
        f"# {TITLE}\n\nThe **two** _ministers_ met in\n[Muscat](https://example.org/muscat) on Tuesday, [as said][1]."
        "\n\n> “We are closer,” the mediator said.\n> He left early.\n\n* a `port` that is shut\n* a road\n\n---\n\n"
        "Next steps\n----------\nTalks go on; see ![a map](map.png).\n\n[1]: https://example.org/said\n<!-- draft -->"
    )
    report = one(tmp_path, "a.md", source)
    assert report.text.split("\n\n") == [
        TITLE,
        "The two ministers met in Muscat on Tuesday, as said.",
        "“We are closer,” the mediator said. He left early.",
        "- a port that is shut",
        "- a road",
        "Next steps",
        "Talks go on; see a map.",
    ]
    assert report.title == TITLE


def test_markdown_front_matter_is_metadata(tmp_path: Path) -> None:
    front = "---\ntitle: 'The port stays shut'\nauthor: Ann Example\noutlet: Gulf Letter\ndate: 2019-03-04\nurl: https://example.org/1\n---\n"
    report = one(tmp_path, "a.md", f"{front}\n{STORY}")
    assert (report.title, report.author, report.outlet) == ("The port stays shut", "Ann Example", "Gulf Letter")
    assert (report.published, report.published_from, report.address) == (
        "2019-03-04",
        "metadata",
        "https://example.org/1",
    )
    assert report.text == STORY


def test_identifiers_and_products_are_no_emphasis(tmp_path: Path) -> None:
    report = one(tmp_path, "a.md", f"{STORY}\n\nThe file is snake_case_name and 2 * 3 * 4 is 24.")
    assert report.text.endswith("The file is snake_case_name and 2 * 3 * 4 is 24.")


# HTML


def test_a_page_gives_its_article_and_metadata(tmp_path: Path) -> None:
    head = (
        "<title>Port | The Gulf Letter</title><meta property='og:site_name' content='The Gulf Letter'>"
        f"<meta property='og:title' content='{TITLE}'><meta name='author' content='Ann Example'>"
        "<link rel='canonical' href='https://example.org/port'>"
        "<meta property='article:published_time' content='2016-05-03T23:30:00-05:00'>"
    )
    report = one(tmp_path, "a.html", page(f"<h1>{TITLE}</h1>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS), head))
    assert report.text == f"{TITLE}\n\n{STORY}"
    assert (report.title, report.outlet, report.author) == (TITLE, "The Gulf Letter", "Ann Example")
    assert report.address == "https://example.org/port"
    assert (report.published, report.published_from) == ("2016-05-03", "metadata")


def test_a_page_in_its_declared_encoding(tmp_path: Path) -> None:
    body = page(f"<p>{PARAGRAPHS[0]} Élysée.</p><p>{PARAGRAPHS[1]}</p>", "<meta charset='windows-1252'>")
    assert "Élysée" in one(tmp_path, "a.html", body.encode("cp1252")).text


def test_an_xml_declaration_does_no_harm(tmp_path: Path) -> None:
    body = '<?xml version="1.0" encoding="UTF-8"?>' + page("".join(f"<p>{text}</p>" for text in PARAGRAPHS))
    assert PARAGRAPHS[0] in one(tmp_path, "a.xhtml", body).text


# PDF


def test_pdf_lines_become_paragraphs(tmp_path: Path) -> None:
    lines = [
        "Statement on the port",
        "The two foreign ministers met for three hours in Muscat on Tuesday and par-",
        "ted without an agreement. A US-",
        "led mission is to look at the cease-fire line and at the harbour; the cease-",
        "fire itself has held since March.",
        "Officials on both sides said that a further round was likely before the end",
        "of the month.",
    ]
    text = one(tmp_path, "a.pdf", pdf([lines])).text
    assert text.split("\n\n") == [
        "Statement on the port",
        "The two foreign ministers met for three hours in Muscat on Tuesday and parted without an agreement. A US-led "
        "mission is to look at the cease-fire line and at the harbour; the cease-fire itself has held since March.",
        "Officials on both sides said that a further round was likely before the end of the month.",
    ]


def test_pdf_running_heads_and_page_numbers_go(tmp_path: Path) -> None:
    numbered = enumerate(PARAGRAPHS, start=1)
    pages = [["Ministry of Ports", text[:60], text[60:], f"Page {number} of 4"] for number, text in numbered]
    text = one(tmp_path, "a.pdf", pdf(pages)).text
    assert "Ministry of Ports" not in text
    assert "Page" not in text


def test_pdf_metadata(tmp_path: Path) -> None:
    info = {"Title": "On the port", "Author": "Ann Example", "CreationDate": "D:20140203101500+01'00'"}
    report = one(tmp_path, "a.pdf", pdf([PARAGRAPHS], info))
    assert (report.title, report.author, report.published) == ("On the port", "Ann Example", "2014-02-03")


def test_a_word_processors_file_name_is_no_title(tmp_path: Path) -> None:
    report = one(tmp_path, "a.pdf", pdf([[TITLE, "", *PARAGRAPHS]], {"Title": "Microsoft Word - final2.docx"}))
    assert report.title == TITLE


# feeds

RSS = f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Gulf Letter</title>
<item><guid>story-1</guid><title>{TITLE}</title><link>https://example.org/1</link><author>Ann Example</author>
<pubDate>Tue, 03 May 2016 23:30:00 -0500</pubDate>
<description>&lt;p&gt;{PARAGRAPHS[0]}&lt;/p&gt;&lt;p&gt;Talks &amp;amp; more talks.&lt;/p&gt;</description>
</item><item><title>No text and no id</title></item>
<item><guid>story-1</guid><title>Second</title><description>{PARAGRAPHS[2]}</description></item>
<item><guid>de</guid>
<description>Die Außenminister trafen sich am Dienstag und gingen ohne Einigung auseinander.</description></item>
</channel></rss>"""


def test_an_rss_feed_gives_a_report_for_each_entry(tmp_path: Path) -> None:
    result = read(tmp_path, "news.xml", RSS)
    first = result.reports[0]
    assert first.path == "news.xml#story-1"
    assert first.text == f"{TITLE}\n\n{PARAGRAPHS[0]}\n\nTalks & more talks."
    assert (first.outlet, first.address, first.title) == ("Gulf Letter", "https://example.org/1", TITLE)
    assert (first.published, first.published_from) == ("2016-05-03", "metadata")


def test_a_bad_entry_does_not_lose_the_others(tmp_path: Path) -> None:
    result = read(tmp_path, "news.xml", RSS)
    assert [report.path for report in result.reports] == ["news.xml#story-1", "news.xml#3"]
    assert [str(error).split(":")[0] for error in result.refused] == ["news.xml#2", "news.xml#de"]
    assert "German" in str(result.refused[1])


def test_an_entry_with_a_date_that_is_none(tmp_path: Path) -> None:
    item = f"<item><guid>1</guid><pubDate>soon</pubDate><description>{PARAGRAPHS[0]}</description></item>"
    report = one(tmp_path, "a.rss", f"<rss version='2.0'><channel>{item}</channel></rss>")
    assert (report.published, report.published_from) == (None, None)


def test_an_atom_feed(tmp_path: Path) -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Ministry</title><entry><id>tag:example.org,2016:7</id>'
        f'<title>{TITLE}</title><link href="https://example.org/7"/><updated>2016-05-04T00:10:00+04:00</updated>'
        f'<author><name>Press Office</name></author><content type="html">&lt;p&gt;{PARAGRAPHS[0]}&lt;/p&gt;</content>'
        "</entry></feed>"
    )
    report = one(tmp_path, "a.atom", atom)
    assert report.path == "a.atom#tag:example.org,2016:7"
    assert (report.published, report.author, report.outlet) == ("2016-05-04", "Press Office", "Ministry")


# e-mail


def test_an_email_gives_its_plain_text_with_wrapped_lines_joined(tmp_path: Path) -> None:
    body = (
        "The two foreign ministers met for three hours in Muscat on Tuesday and\nparted without an agreement on the "
        "port.\n\nA further round is likely.\n\n-- \nPress Office, second floor\n"
    )
    mail = (
        "From: Press Office <press@example.org>\nSubject: Fwd: =?utf-8?q?No_deal_=E2=80=93_yet?=\n"
        f"Organization: Ministry of Ports\nDate: Tue, 03 May 2016 23:30:00 -0500\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{body}"
    )
    report = one(tmp_path, "a.eml", mail)
    assert report.text == (
        "No deal – yet\n\nThe two foreign ministers met for three hours in Muscat on Tuesday and parted without an "
        "agreement on the port.\n\nA further round is likely."
    )
    assert (report.title, report.author, report.outlet) == ("No deal – yet", "Press Office", "Ministry of Ports")
    assert (report.published, report.published_from) == ("2016-05-03", "metadata")


def test_an_email_prefers_plain_text_and_falls_back_on_html(tmp_path: Path) -> None:
    html = f"Content-Type: text/html; charset=utf-8\n\n<style>p {{}}</style><p>{PARAGRAPHS[1]}</p>\n"
    plain = f"Content-Type: text/plain; charset=utf-8\n\n{PARAGRAPHS[0]}\n"
    head = "From: a@example.org\nSubject: Talks\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=X\n\n"
    both = one(tmp_path, "both.eml", f"{head}--X\n{html}\n--X\n{plain}\n--X--\n")
    assert both.text == f"Talks\n\n{PARAGRAPHS[0]}"
    only = one(tmp_path, "only.eml", f"{head}--X\n{html}\n--X--\n")
    assert only.text == f"Talks\n\n{PARAGRAPHS[1]}"


def test_an_email_with_an_unknown_charset_is_still_read(tmp_path: Path) -> None:
    mail = f"From: a@example.org\nSubject: Talks\nContent-Type: text/plain; charset=x-unheard-of\n\n{PARAGRAPHS[0]}"
    assert PARAGRAPHS[0] in one(tmp_path, "a.eml", mail).text


# tables of facts


@pytest.mark.parametrize("name", ["languages.toml", "outlets.toml"])
def test_tables_hold_text_only(name: str) -> None:
    import detente.sources

    tables = tomllib.loads((Path(detente.sources.__file__).parent / name).read_text(encoding="utf-8"))
    assert all(isinstance(value, str) and value for table in tables.values() for value in table.values())


def test_an_entry_of_a_feed_keeps_its_own_date(tmp_path: Path) -> None:
    date = "<pubDate>Wed, 06 May 2020 10:00:00 GMT</pubDate>"
    item = f"<item><guid>n1</guid><title>T</title>{date}<description>{STORY}</description></item>"
    feed = f"<rss version='2.0'><channel>{item}</channel></rss>"
    report = one(tmp_path, "2020-05-30-saved.xml", feed)
    assert (report.published, report.published_from) == ("2020-05-06", "metadata")
