# SPDX-License-Identifier: GPL-3.0-or-later
"""Small papers in marked-up formats with one element put in: around a paragraph, around some words, or empty; and with one
attribute. What a reader knows by name it meets here alone, so that a name it no longer knows changes one file."""
import io
import re
import zipfile

import formats

PAPER = {"title": "On the Rivers", "authors": ["Ada Author"], "abstract": ["An abstract of the rivers, in a sentence."],
         "keywords": "Keywords: water, treaty",
         "body": [("heading", 2, "Start"), ("text", "The treaty binds both of the states that drink of it.", [1]),
                  ("text", "A harbour closes the valley, and nobody asks for more.", []), ("items", ["one thing", "two things"]),
                  ("table", "Table 1. Flows", [["Year", "Flow"], ["1990", "4"]]), ("heading", 3, "Inside"),
                  ("text", "The border follows the canal in the north.", []), ("references", "References", ["Adams, A. (2001). On it."])],
         "notes": ["See the archive of the council."]}

ELEMENTS = {
    "html": "a abbr acronym address article aside audio b bdi bdo big blockquote button canvas caption center cite code data dd del details dfn "
            "div dl dt em figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr i iframe img input ins kbd label li main mark math "
            "nav nobr noscript object ol option p picture pre q ruby s samp script section select small span strike strong style sub "
            "summary sup svg table td template textarea th time title tr tt u ul var video wbr x-own".split(),
    "jats": "abstract ack alternatives app article-title back bold boxed-text break caption collab contrib-group def def-list disp-formula "
            "disp-quote element-citation email ext-link fig fig-group fn fn-group graphic inline-formula inline-graphic italic kwd label "
            "list list-item media mixed-citation monospace named-content p preformat ref ref-list sc sec sec-meta speech statement "
            "styled-content sub subtitle sup table-wrap td tex-math th title tr trans-abstract underline uri verse-group xref".split(),
    "tei": "abstract affiliation back bibl cell date div emph figDesc figure foreign formula front fw gap graphic head hi item label lb "
           "lg list listBibl milestone note orgName p pb persName q quote ref row s said seg table term title".split(),
    "docx": "AlternateContent Choice Fallback annotationRef bookmarkStart br commentReference cr customXml del delText endnoteReference "
            "fldSimple hyperlink ins instrText lastRenderedPageBreak moveFrom moveTo noBreakHyphen object p pPr pict proofErr r rPr sdt "
            "sdtContent sectPr smartTag softHyphen sym t tab tbl tc tr".split(),
    "odt": "a annotation annotation-end alphabetical-index bookmark change desc forms h image index-body line-break list list-header "
           "list-item note note-body object p s section sequence-decls soft-page-break span tab table-of-content title "
           "tracked-changes variable-decls".split(),
}
ATTRIBUTES = {
    "html": [f'class="{name}"' for name in
             "ad advert backlink banner breadcrumb comments cookie endnote endnotes footer footnote footnote-back footnote-list footnote-ref "
             "footnotes main-content menu mw-cite-backlink mw-content-text mw-editsection nav navbar noprint noteref page-footer pagination "
             "promo references related screen-reader-text search share sidebar site-footer social subscribe toc toolbar visually-hidden "
             "text".split()] +
            [f'role="{name}"' for name in "banner complementary contentinfo doc-backlink doc-endnote doc-endnotes doc-footnote doc-noteref "
             "doc-toc main navigation presentation search".split()] +
            ["hidden", 'aria-hidden="true"', 'style="display:none"', 'style="color:red"', 'itemprop="articleBody"', 'id="main"', 'id="fn1"',
             'epub:type="footnote"', 'lang="de"'],
    "jats": [f'{name}="{value}"' for name, value in (
        ("ref-type", "bibr"), ("ref-type", "fn"), ("ref-type", "sec"), ("list-type", "order"), ("list-type", "alpha-lower"),
        ("list-type", "roman-lower"), ("list-type", "bullet"), ("sec-type", "methods"), ("id", "s1"), ("specific-use", "web"))],
    "tei": [f'{name}="{value}"' for name, value in (
        ("rend", "bold"), ("rend", "sup"), ("rend", "italic"), ("rend", "numbered"), ("type", "table"), ("type", "ordered"), ("place", "foot"),
        ("n", "4"), ("n", "2.1"), ("target", "#b0"), ("type", "raw_reference"))],
    "docx": [], "odt": [],
}
PREFIX = {"docx": "w:", "odt": "text:"}
PARAGRAPH = "<p>A harbour closes the valley, and nobody asks for more.</p>"
LOOKS = ["<w:vanish/>", '<w:vanish w:val="0"/>', "<w:b/>", '<w:b w:val="off"/>', '<w:b w:val="0"/>', '<w:vertAlign w:val="superscript"/>',
         '<w:vertAlign w:val="subscript"/>', "<w:i/>", "<w:caps/>"]
SETTINGS = ['<w:pStyle w:val="Title"/>', '<w:pStyle w:val="Heading2"/>', '<w:outlineLvl w:val="0"/>', '<w:outlineLvl w:val="5"/>',
            '<w:outlineLvl w:val="6"/>', '<w:outlineLvl w:val="9"/>', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
            '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>', '<w:numPr><w:numId w:val="0"/></w:numPr>', "<w:rPr><w:del/></w:rPr>",
            "<w:rPr><w:b/></w:rPr>"]


def inner_of(content, kind):
    """The part of a file that holds the text, and what makes the file of it."""
    if kind not in ("docx", "odt"):
        return content.decode(), str.encode
    name = "word/document.xml" if kind == "docx" else "content.xml"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = {entry: archive.read(entry) for entry in archive.namelist()}
    return entries[name].decode(), lambda text: formats.packed([(entry, text.encode() if entry == name else entries[entry]) for entry in entries])


def paragraph_of(text, kind):
    """Where the paragraph stands that is varied: its markup and its words."""
    if kind not in ("docx", "odt"):
        return text.index(PARAGRAPH), text.index(PARAGRAPH) + len(PARAGRAPH)
    begins, ends = ("<w:p>", "</w:p>") if kind == "docx" else ("<text:p><office:annotation>", "</text:p>")
    at = text.index("A harbour closes")
    return text.rindex(begins, 0, at), text.index(ends, at) + len(ends)


def swept(kind):
    """A name and the bytes of each file."""
    text, whole = inner_of(getattr(formats, kind)(PAPER), kind)
    begin, end = paragraph_of(text, kind)
    before, paragraph, behind = text[:begin], text[begin:end], text[end:]
    prefix = PREFIX.get(kind, "")

    def made(part):
        return whole(before + part + behind)

    word = re.compile(r"<w:r>.*?</w:r>" if kind == "docx" else "harbour closes")
    for name in ELEMENTS[kind]:
        tag = prefix + name
        yield f"around-{name}", made(f"<{tag}>{paragraph}</{tag}>")
        yield f"words-{name}", made(word.sub(lambda m: f"<{tag}>{m[0]}</{tag}>", paragraph, count=1))
        yield f"empty-{name}", made(word.sub(lambda m: f"{m[0]}<{tag}/>", paragraph, count=1))
        yield f"bare-{name}", made(f"<{tag}>Bare words stand here.</{tag}>{paragraph}")
    if kind == "docx":
        run = re.compile(r"<w:r>")
        for look in LOOKS:
            yield f"look-{look}", made(run.sub(f"<w:r><w:rPr>{look}</w:rPr>", paragraph, count=1))
        for setting in SETTINGS:
            yield f"setting-{setting}", made(paragraph.replace("<w:p>", f"<w:p><w:pPr>{setting}</w:pPr>", 1))
    outer, inner, item = {"html": ("div", "span", "sup"), "jats": ("sec", "xref", "list"), "tei": ("div", "hi", "note")}.get(kind, ("",) * 3)
    for attribute in ATTRIBUTES[kind]:
        yield f"around {attribute}", made(f"<{outer} {attribute}>{paragraph}</{outer}>")
        yield f"words {attribute}", made(word.sub(lambda m: f"<{inner} {attribute}>{m[0]}</{inner}>", paragraph, count=1))
        yield f"inside {attribute}", made(word.sub(lambda m: f"{m[0]}<{item} {attribute}><p>7 bells</p></{item}>", paragraph, count=1))
        yield f"on it {attribute}", made(paragraph.replace("<p>", f"<p {attribute}>", 1))
