# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers varied by chance: texts with lines moved, cut, indented, numbered, marked, with what converters and pages leave
between them, in columns and widths of every kind; files of marked-up formats with parts wrapped, doubled, left out and put in.
A seed always gives the same file."""
import html
import io
import random
import re
import textwrap
import xml.parsers.expat
import zipfile

import dresser
import formats

PREFIXES = """1. |2) |(3) |a) |(iv) |IV. |A. |1.2 |2.1.3. |• |– |* |- |+ |§ 4 |Art. 5 |Article 6 |[1] |¹ |<sup>2</sup> |[^3]: |4 |12|> |# |### |**|_|
| |Table 1. |Table 2: |Figure 2: |Fig. 3 |Source: |Note: |Notes: |Keywords: |Key words: |Abstract: |Abstract—|Q: |A: |DOI: 10.1234/ab.5 |† |‡ |… |. |, |
i. |5 See |ibid., p. 4. |Chapter 3 |Part II |Box 1: |Hypothesis 1: |H2: |RQ1 |(a) |[a] |\\[7\\] |$^{8}$ |&bull; |&#8226; |\u00ad|\u00a0|\u3000|● |▪ |→ |1\t""".replace("\n", "").split("|")
SUFFIXES = """:|;|,|-|—|\u00ad| (2004)|, p. 12.|¹²|[3]|<sup>4</sup>|[^5]|.12|  |\\|?|!| 45| . . . . . 12|.......... 7|\t7| et al.|”|»|)|]| |}|, and|, the| of|.| 1|*|†|$^{9}$|.6 |;7|</p>|<br>|
 (Smith 1999; Jones, 2001, p. 4)| (see note 3)| [1–3]| [4, 5]|://|@example.org| 1990–1995| U.S.| no.| vol. 4""".replace("\n", "").split("|")
BETWEEN = """12|- 12 -|— 13 —|Page 14 of 30|15 | Journal of Invented Studies|Journal of Invented Studies 12(3)|A. Author and B. Other|iv|[Page 16]|{17}|p. 18|
Downloaded from https://example.org on 3 May 2021|This content downloaded from 10.0.0.1 on Mon, 3 May 2021 10:00:00 UTC|© 2021 The Author(s)|All rights reserved.|
Published by Invented Press|This is an open access article under the CC BY license|DRAFT – do not cite|ISSN 1234-5678|Vol. 12, No. 3, pp. 1–20|https://doi.org/10.1234/ab.56|
Received 3 May 2020; accepted 4 June 2021|Corresponding author: ada@example.org|Keywords: water; treaty; border|JEL: F51, F52|Contents|Introduction . . . . 1|Theory\t7|
<!-- image -->|![](picture.png)|![A map of the river](map.png)|---|***|====|_____|To cite this article: Author, A. (2021). A title. Journal, 12(3), 1–20.|Author's note|
Ada Author is a professor at the University of Nowhere.|ORCID: 0000-0002-1825-0097|Department of Politics, University of Nowhere, City, Country|ada.author@example.org|
Table 1. Flows by year|Year    Flow    Share|1990    12.5    3%|1991    13.0    4%|| Year | Flow |||---|---||| 1990 | 12 ||Figure 2: A map of the basin|Source: own data.|
Notes|NOTES|Endnotes|References|REFERENCES|Works Cited|Bibliografía|Literaturverzeichnis|Список литературы|参考文献|المراجع|Introducción|Einleitung|Заключение|结论|الخلاصة|
Conclusion|6. Conclusion|VI. CONCLUSION|Appendix A|Acknowledgements|Funding|Abstract|ABSTRACT|Résumé|Zusammenfassung|Executive Summary|Methods|Literature Review|Discussion|
1 Author, A Book (City: Press, 2001), 4–5.|2. Ibid., 7.|3 See also https://example.org/page.|[4] B. Other, "A Piece", Journal 3, no. 2 (1999): 1-9.|
Author, A. (2001). A book of rivers. City: Press.|Other, B., & Third, C. (1999). A piece. Journal, 3(2), 1–9.|———. 2003. Another. City: Press.|
Dear Editor,|Yours sincerely,|Q. What happened then?|A: Nothing.|<table><tr><td>a</td><td>b</td></tr></table>|<p align="center">Centred</p>|$$x = y + 1$$|\\newpage|
5|10|15|20|a|.|*|1 2 3|Line 25|النص العربي هنا|Это короткая строка.|这是一行中文。|これは日本語の行です。|한국어 문장입니다.|Ein kurzer Satz für die Prüfung.|Une phrase très courte.""".replace("\n", "").split("|")
PAGE_LINES = ("{n}", "- {n} -", "Page {n}", "{n} | Journal of Invented Studies", "Journal of Invented Studies        {n}",
              "AUTHOR AND OTHER", "[{n}]", "{n}\f", "p. {n}", "Invented Papers, No. {n}")


def joined(lines, chance, at):
    if at + 1 < len(lines):
        lines[at:at + 2] = [lines[at].rstrip() + chance.choice((" ", "", "  ")) + lines[at + 1].lstrip()]


def cut(lines, chance, at):
    words = lines[at].split(" ")
    if len(words) > 2:
        place = chance.randrange(1, len(words))
        lines[at:at + 1] = [" ".join(words[:place])] + [""] * chance.choice((0, 0, 1, 2)) + [" ".join(words[place:])]


def hyphened(lines, chance, at):
    places = [m.start() for m in re.finditer(r"(?<=\w{3})\w{3}", lines[at])]
    if places:
        place = chance.choice(places)
        lines[at:at + 1] = [lines[at][:place] + chance.choice(("-", "-", "‐", "\u00ad", "¬")), lines[at][place:]]


def emphasised(lines, chance, at):
    words = lines[at].split(" ")
    begin = chance.randrange(len(words))
    end = min(len(words), begin + chance.randint(1, 6))
    before, after = chance.choice((("*", "*"), ("**", "**"), ("_", "_"), ("***", "***"), ("<i>", "</i>"), ("“", "”"), ("\"", "\""),
                                   ("[", "](https://example.org/a)"), ("‘", "’"), ("(", ")"), ("`", "`"), ("<b>", "</b>"),
                                   ("<sup>", "</sup>"), ("$", "$"), ("« ", " »"), ("[^", "]"), ("~~", "~~")))
    lines[at] = " ".join(words[:begin] + [before + " ".join(words[begin:end]) + after] + words[end:])


def noisy(lines, chance, at):
    old, new = chance.choice((("l", "1"), ("rn", "m"), ("fi", "ﬁ"), ("fl", "ﬂ"), (" ", "  "), (", ", ","), ("the ", "tlie "), ("'", "’"),
                              ("-", "–"), (". ", "."), (" ", "\u00a0"), ("e", "é"), ("a", "а"), (" ", ""), ("s", "s "), ("o", "0"),
                              ("&", "&amp;"), ("’", "â€™"), ("ü", "Ã¼"), (" ", "\t"), ("e", "e\u0301"), ("t", "t\u200b")))
    lines[at] = lines[at].replace(old, new, chance.choice((1, 3, -1)))


def moved(lines, chance, at):
    lines.insert(chance.randrange(len(lines) + 1), lines.pop(at))


def replaced(function):
    def change(lines, chance, at):
        lines[at] = function(lines[at], chance)
    return change


LINE_EDITS = [
    joined, cut, hyphened, emphasised, emphasised, noisy, noisy, moved, lambda lines, chance, at: lines.pop(at),
    lambda lines, chance, at: lines.insert(at, lines[at]),
    lambda lines, chance, at: lines.insert(at, ""),
    lambda lines, chance, at: lines.insert(at, chance.choice(BETWEEN)),
    lambda lines, chance, at: lines.insert(at, chance.choice(BETWEEN)),
    lambda lines, chance, at: lines.__setitem__(slice(at, at), ["", chance.choice(BETWEEN), ""]),
    lambda lines, chance, at: lines.__setitem__(slice(at, at), [chance.choice(BETWEEN) for _ in range(chance.randint(2, 5))]),
    replaced(lambda line, chance: chance.choice(PREFIXES) + line),
    replaced(lambda line, chance: chance.choice(PREFIXES) + line),
    replaced(lambda line, chance: line + chance.choice(SUFFIXES)),
    replaced(lambda line, chance: line + chance.choice(SUFFIXES)),
    replaced(lambda line, chance: line.upper()), replaced(lambda line, chance: line.title()),
    replaced(lambda line, chance: line[:1].lower() + line[1:]),
    replaced(lambda line, chance: " " * chance.randint(1, 24) + line),
    replaced(lambda line, chance: line[:chance.randint(1, 90)]),
    replaced(lambda line, chance: line.rstrip(".")),
]


def rewrapped(lines, chance):
    width, indent = chance.randint(36, 100), chance.choice((0, 0, 2, 4, 8))
    out = []
    for line in lines:
        out += textwrap.wrap(line, width, initial_indent=" " * indent if len(line) > width else "") if len(line) > width else [line]
    return [line for line in out if line or chance.random() < 0.8]


def paged(lines, chance):
    height, head, number = chance.randint(12, 60), chance.choice(PAGE_LINES), chance.randint(1, 400)
    foot, break_ = chance.choice(("", *PAGE_LINES)), chance.choice(("", "\f", "", "-----"))
    out = []
    for i in range(0, len(lines), height):
        blank = [""] * chance.choice((0, 1, 1, 2))
        out += [head.format(n=number)] + blank + lines[i:i + height] + blank + ([foot.format(n=number)] if foot else [])
        out += [break_] if break_ else []
        number += 1
    return out


def in_columns(lines, chance):
    width, gap = chance.randint(34, 56), chance.randint(1, 9)
    wrapped = [part for line in lines for part in (textwrap.wrap(line, width) or [""])]
    height, out = chance.randint(20, 50), []
    for i in range(0, len(wrapped), 2 * height):
        left, right = wrapped[i:i + height], wrapped[i + height:i + 2 * height]
        right += [""] * (len(left) - len(right))
        out += [(a.ljust(width + gap) + b).rstrip() for a, b in zip(left, right)] + ["\f"]
    return out


def with_line_numbers(lines, chance):
    step, number, out = chance.choice((1, 5)), 0, []
    for line in lines:
        number += bool(line)
        out.append((f"{number} " if line and number % step == 0 else "  " if line and step == 5 else "") + line)
    return out


WHOLE_EDITS = [
    rewrapped, rewrapped, rewrapped, paged, paged, paged, in_columns, with_line_numbers,
    lambda lines, chance: [line for line in lines if line],
    lambda lines, chance: [part for line in lines for part in (line, "")],
    lambda lines, chance: [" " * 6 + line if line else "" for line in lines],
    lambda lines, chance: ["> " + line if chance.random() < 0.2 else line for line in lines],
    lambda lines, chance: [line.upper() if len(line) < 60 else line for line in lines],
    lambda lines, chance: [line.lstrip("# *") for line in lines],
    lambda lines, chance: lines[chance.randrange(len(lines) // 2 + 1):],
    lambda lines, chance: lines[:1 + chance.randrange(len(lines))],
    lambda lines, chance: [f"<p>{html.escape(line)}</p>" if line else "" for line in lines],
    lambda lines, chance: [line + "  " for line in lines],
]


def varied_text(text, chance):
    lines = text.split("\n")
    for _ in range(chance.choice((0, 1, 1, 2))):
        lines = chance.choice(WHOLE_EDITS)(lines, chance) or [""]
    for _ in range(chance.randint(4, 6 + len(lines) // 4)):
        chance.choice(LINE_EDITS)(lines, chance, chance.randrange(len(lines)))
        lines = lines or [""]
    out = chance.choice(("\n",) * 8 + ("\r\n", "\r")).join(lines).encode(chance.choice(("utf-8",) * 10 + ("cp1252", "utf-16")), "replace")
    return (b"\xef\xbb\xbf" if chance.random() < 0.03 else b"") + out


# Formats that mark their parts

def paper_of(rows):
    """A paper as tests/passages/formats.py writes it, of annotated passages."""
    paper = {"title": rows[0]["text"], "authors": ["Ada Author", "Bo van Other"], "abstract": [], "keywords": "Keywords: water, treaty",
             "body": [], "notes": []}
    shown = []
    for row in rows[1:]:
        if row["kind"] == "front" or row["section"] == "abstract":
            paper["abstract"] += [row["text"]] if row["section"] == "abstract" else []
            continue
        if row["heading"] != shown:
            shown = row["heading"]
            if row["kind"] != "reference" and shown:
                paper["body"].append(("heading", min(6, len(shown) + 1), shown[-1]))
        text = row["text"]
        if row["kind"] == "reference":
            if not paper["body"] or paper["body"][-1][0] != "references":
                paper["body"].append(("references", "References", []))
            paper["body"][-1][2].append(text)
        elif row["kind"] == "list":
            paper["body"].append(("items", text.split("\n")))
        elif row["kind"] == "table":
            lines = text.split("\n")
            paper["body"].append(("table", lines[0], [line.split(" | ") for line in lines if " | " in line]))
        elif row["kind"] == "footnote" and paper["body"] and paper["body"][-1][0] == "text":
            paper["notes"].append(text)
            paper["body"][-1][2].append(len(paper["notes"]))
        else:
            paper["body"].append(("text", text, []))
    return paper


def varied_paper(rows, chance):
    paper = paper_of(rows)
    body = paper["body"]
    for _ in range(chance.randint(0, 6)):
        at = chance.randrange(len(body))
        chance.choice((lambda: body.pop(at), lambda: body.insert(at, body[chance.randrange(len(body))]),
                       lambda: body.insert(at, ("text", chance.choice(BETWEEN), [])),
                       lambda: body.insert(at, ("heading", chance.randint(2, 6), chance.choice(BETWEEN))),
                       lambda: body.insert(at, ("items", [chance.choice(PREFIXES) + "one", "two", chance.choice(BETWEEN)])),
                       lambda: body.insert(at, ("table", chance.choice(BETWEEN), [["Year", "Flow"], ["1990", "12.5"], ["1991", ""]]))))()
    level = 1
    for at, block in enumerate(body):
        if block[0] == "heading":
            level = min(block[1], level + 1)
            body[at] = ("heading", level, block[2])
    paper["authors"] = chance.choice((["Ada Author"], ["Ada Author", "Bo van Other"], [], ["王小明"], ["A. B. Author", "María de la Cruz", "Other III"]))
    return paper


TAGS = {"html": "p b i em sup sub span div h2 h3 h4 li ul ol td th tr table br blockquote a figure figcaption aside nav pre code section cite q dl dt dd",
        "jats.xml": "p bold italic sup sec title xref fn list list-item label disp-quote fig caption table-wrap td ref mixed-citation ext-link "
                    "boxed-text verse-group ack app kwd abstract trans-abstract name surname given-names year volume issue fpage lpage",
        "tei.xml": "p hi ref note head div list item quote figure figDesc table row cell bibl biblStruct title author persName surname forename lb pb s",
        "docx": "w:b w:i w:p w:r w:t w:tab w:br w:tc w:tr w:tbl w:hyperlink w:ins w:del w:sdt w:sdtContent w:smartTag w:vertAlign w:noBreakHyphen",
        "odt": "text:p text:h text:span text:s text:tab text:line-break text:list text:list-item text:a table:table table:table-row table:table-cell "
               "text:section text:soft-page-break draw:frame draw:text-box",
        "epub": "p b i em sup span div h1 h2 h3 li ul ol td tr table br blockquote a aside section figure"}
MARKUP_BITS = ["<!-- a remark -->", "&amp;", "&#160;", "&nbsp;", "&lt;", "&#x2019;", "<![CDATA[raw <b> text]]>", "<?pi?>", "&unknown;", "  \n ", "&",
               "<", ">", "\u00ad", "<br/>", "<hr/>", '<img alt="A map" src="m.png"/>', '<a id="x"></a>', "<script>var a;</script>", "<style>p{}</style>"]


def well_formed(text):
    try:
        xml.parsers.expat.ParserCreate().Parse(text.encode(), True)
    except xml.parsers.expat.ExpatError:
        return False
    return True


# What formats say in ways of their own: behind which mark it is put, and what.
FRAGMENTS = {
    "jats.xml": [("<article-meta>", '<article-id pub-id-type="doi">https://doi.org/10.1234/Inv.7</article-id>'), ("<article-meta>", "<volume>12</volume><issue>3</issue>"),
                 ("<article-meta>", '<pub-date pub-type="epub"><year>2019</year></pub-date><pub-date pub-type="ppub"><year>2020</year></pub-date>'),
                 ("<article-meta>", "<fpage>17</fpage><lpage>34</lpage>"), ("</p>", "<fig><label>Figure 2</label><caption><p>A map of it.</p><p>Own drawing.</p></caption></fig>"),
                 ("<front>", "<journal-meta><journal-title-group><journal-title>Invented Review</journal-title></journal-title-group></journal-meta>"),
                 ("</p>", "<disp-quote><p>As they said, nothing flows.</p></disp-quote>"), ("</p>", "<boxed-text><caption><title>Box 1</title></caption><p>In a box.</p></boxed-text>"),
                 ("</p>", "<def-list><def-item><term>Basin</term><def><p>All that drains.</p></def></def-item></def-list>"), ("</contrib-group>", '<aff id="a1">University of Nowhere</aff>'),
                 ("<ref-list>", "<ref><element-citation><person-group><name><surname>Adams</surname><given-names>A</given-names></name></person-group><year>2001</year>"
                  "<article-title>On rivers</article-title><source>J. Inv.</source><volume>3</volume><fpage>1</fpage><lpage>9</lpage></element-citation></ref>")],
    "tei.xml": [("<fileDesc>", '<sourceDesc><biblStruct><monogr><title level="j">Invented Review</title><imprint><biblScope unit="volume">3</biblScope><biblScope unit="issue">2</biblScope>'
                 '<biblScope unit="page" from="1" to="9"/><publisher>Press</publisher><date type="published" when="2001-05"/></imprint></monogr></biblStruct></sourceDesc>'),
                ("</p>", "<list><item>one thing</item><item>two things</item></list>"), ("</p>", '<note place="foot" n="7">A note of their own.</note>'),
                ("</p>", '<note type="raw_reference">Adams 2001</note>'), ("</p>", "<figure><head>Figure 1</head><figDesc>A map.</figDesc></figure>"),
                ("</p>", '<figure type="table"><head>Table 2</head><figDesc>Flows</figDesc><table><row><cell>Year</cell><cell>Flow</cell></row><row><cell>1990</cell><cell>4</cell></row></table></figure>'),
                ("<listBibl>", '<biblStruct><analytic><title level="a">On rivers</title><author><persName><forename>Ada</forename><surname>Adams</surname></persName></author></analytic>'
                 '<monogr><title level="j">J. Inv.</title><imprint><biblScope unit="volume">3</biblScope><biblScope unit="page" from="4" to="8"/><date when="1999"/></imprint></monogr></biblStruct>'),
                ("</p>", "<quote>As they said.</quote>"), ("</p>", '<p>It is <ref type="bibr" target="#b0">(Adams 2001)</ref> so <formula>x = y</formula>.</p>')],
    "docx": [("</w:p>", '<w:p><w:r><w:t>a</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r></w:p>'),
             ("</w:p>", '<w:p><w:r><w:br w:type="page"/><w:t>On a new page.</w:t></w:r></w:p>'), ("</w:p>", '<w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>12</w:t></w:r><w:r><w:t>Behind it.</w:t></w:r></w:p>'),
             ("</w:p>", '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Bold line</w:t></w:r></w:p>'), ("</w:p>", '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Another title</w:t></w:r></w:p>'),
             ("</w:p>", '<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>An outline heading</w:t></w:r></w:p>')],
    "odt": [("</text:p>", '<text:p>a<text:tab/>b<text:line-break/>c<text:s text:c="4"/>d</text:p>'), ("</text:p>", '<text:p text:style-name="Title">Another title</text:p>'),
            ("</text:p>", '<text:list><text:list-item><text:p>one</text:p><text:list><text:list-item><text:p>inner</text:p></text:list-item></text:list></text:list-item></text:list>'),
            ("</text:p>", '<text:p text:style-name="P1"><text:soft-page-break/>Behind a break.</text:p>'), ("</text:p>", '<text:p><text:bookmark text:name="x"/><text:span text:style-name="T1">spanned</text:span></text:p>')],
    "html": [("</p>", "<dl><dt>Basin</dt><dd>All that drains.</dd></dl>"), ("</p>", "<figure><img src='m.png'><figcaption>Figure 1. A map.</figcaption></figure>"),
             ("</p>", "<blockquote><p>As they said.</p></blockquote>"), ("<head>", '<meta name="citation_title" content="A title of it"><meta name="citation_author" content="Adams, Ada">'
              '<meta name="citation_publication_date" content="2001/05/03"><meta name="citation_doi" content="10.1234/inv.8">'), ("</p>", "<ol start=3><li>three<li>four</ol>"),
             ("</p>", "<table><thead><tr><th colspan=2>Both</th></tr></thead><tr><td>1<td>2</table>"), ("</p>", "<pre>a  b</pre>"), ("</p>", "<p>One<br>two<br><br>three</p>"),
             ("</p>", '<p><a name="n1"></a><sup>1</sup> A note below.</p>'), ("</p>", "<h3>3.1 A <em>heading</em> here</h3>"), ("<main>", '<div class="breadcrumb"><a href="/">Home</a> &gt; <a href="/a">Papers</a></div>')],
}
FRAGMENTS["epub"] = [(mark, text) for mark, text in FRAGMENTS["html"] if well_formed(f"<p>{text}</p>")]


def varied_markup(text, name, chance, strict):
    """The text with some of its markup changed; where it is `strict`, changes that leave no XML are given up."""
    tags = TAGS[name]
    for mark, fragment in chance.sample(FRAGMENTS[name], chance.randint(0, min(5, len(FRAGMENTS[name])))):
        places = [m.end() for m in re.finditer(re.escape(mark), text)]
        if places:
            at = chance.choice(places)
            text = text[:at] + fragment + text[at:]
    for _ in range(chance.randint(1, 30 if strict else 12)):
        changed = with_other_markup(text, tags.split(), chance)
        if not strict or well_formed(changed):
            text = changed
    return text


def with_other_markup(text, names, chance):
    places = [m.start() for m in re.finditer(r"[ <]", text)]
    at = chance.choice(places)
    kind = chance.randrange(6)
    if kind == 0:
        text = text[:at] + chance.choice(MARKUP_BITS) + text[at:]
    elif kind == 1:
        end = min(len(text), at + chance.randint(1, 80))
        name = chance.choice(names)
        text = text[:at] + f"<{name}>" + text[at:end] + f"</{name}>" + text[end:]
    elif kind == 2:
        found = list(re.finditer(r"<(\w[\w:-]*)[^<>]*>[^<>]*</\1>", text))
        if found:
            one = chance.choice(found)
            text = text[:one.start()] + one.group() * chance.choice((0, 2, 3)) + text[one.end():]
    elif kind == 3:
        found = list(re.finditer(r"</?\w[^<>]*>", text))
        one = chance.choice(found)
        text = text[:one.start()] + text[one.end():]
    elif kind == 4:
        found = list(re.finditer(r"(</?)(\w[\w:-]*)", text))
        one = chance.choice(found)
        text = text[:one.start(2)] + chance.choice(names) + text[one.end(2):]
    else:
        extra = chance.choice((' class="footnote"', ' id="fn1"', ' style="font-weight:bold"', ' role="note"', ' hidden="hidden"', ' lang="de"',
                               ' type="section"', ' rend="italic"', ' n="3"', ' w:val="Heading2"', ' text:outline-level="3"', ' place="foot"',
                               ' colspan="2"', ' ref-type="bibr"', ' rid="B1"', ' href="#fn1"', ' epub:type="noteref"', ' align="center"'))
        found = list(re.finditer(r"<\w[\w:-]*", text))
        one = chance.choice(found)
        text = text[:one.end()] + extra + text[one.end():]
    return text


def varied_format(rows, name, chance):
    write = {"md": formats.markdown, "jats.xml": formats.jats, "tei.xml": formats.tei}.get(name) or getattr(formats, name)
    content = write(varied_paper(rows, chance))
    if name == "md":
        return varied_text(content.decode(), chance)
    if name not in ("docx", "odt", "epub"):
        return varied_markup(content.decode(), name, chance, name != "html").encode()
    entries = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.namelist():
            inner = archive.read(entry)
            if re.search(r"document|content\.xml|footnotes|chapter|c 1|nav", entry):
                inner = varied_markup(inner.decode(), name, chance, True).encode()
            entries.append((entry, inner))
    return formats.packed(entries)


def dressed(rows, chance):
    name = chance.choice(sorted(dresser.DRESSES))
    return dresser.Dresser(dresser.DRESSES[name], chance.randrange(1000)).print(rows)
