# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes one paper in each format that Dossier reads. A paper is a dictionary: title, authors, abstract (paragraphs),
keywords (a text) and body: a list of ("heading", level, text), ("text", text, note numbers), ("items", texts),
("table", caption, rows), ("references", heading, texts); notes is a list of texts, numbered from 1."""
import io
import zipfile
from xml.sax.saxutils import escape

FORMATS = ["md", "html", "docx", "odt", "epub", "jats.xml", "tei.xml"]


def names_of(author):
    given, _, family = author.rpartition(" ")
    return given, family


def packed(entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return out.getvalue()


def markdown(paper):
    lines = ["# " + paper["title"], ", ".join(paper["authors"])]
    lines += ["## Abstract"] + paper["abstract"]
    if paper["keywords"]:
        lines.append(paper["keywords"])
    for block in paper["body"]:
        if block[0] == "heading":
            lines.append("#" * block[1] + " " + block[2])
        elif block[0] == "text":
            lines.append(block[1] + "".join(f"[^{n}]" for n in block[2]))
        elif block[0] == "items":
            lines.append("\n".join("- " + text for text in block[1]))
        elif block[0] == "table":
            rows = ["<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in block[2]]
            lines.append("<table><caption>" + escape(block[1]) + "</caption>" + "".join(rows) + "</table>")
        else:
            lines += ["## " + block[1]] + block[2]
    lines += [f"[^{n}]: {text}" for n, text in enumerate(paper["notes"], 1)]
    return ("\n\n".join(lines) + "\n").encode()


def html_body(paper):
    out = [f"<h1>{escape(paper['title'])}</h1>", f"<p>{escape(', '.join(paper['authors']))}</p>", "<h2>Abstract</h2>"]
    out += [f"<p>{escape(text)}</p>" for text in paper["abstract"] + [paper["keywords"]] if text]
    for block in paper["body"]:
        if block[0] == "heading":
            out.append(f"<h{block[1]}>{escape(block[2])}</h{block[1]}>")
        elif block[0] == "text":
            marks = "".join(f'<a href="#fn{n}" class="footnote-ref"><sup>{n}</sup></a>' for n in block[2])
            out.append(f"<p>{escape(block[1])}{marks}</p>")
        elif block[0] == "items":
            out.append("<ul>" + "".join(f"<li>{escape(text)}</li>" for text in block[1]) + "</ul>")
        elif block[0] == "table":
            rows = "".join("<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) + "</tr>" for row in block[2])
            out.append(f"<table><caption>{escape(block[1])}</caption>{rows}</table>")
        else:
            out.append(f"<h2>{escape(block[1])}</h2>" + "".join(f"<p>{escape(text)}</p>" for text in block[2]))
    if paper["notes"]:
        notes = "".join(f'<li id="fn{n}"><p>{escape(text)} <a href="#r{n}" class="footnote-back">↩</a></p></li>'
                        for n, text in enumerate(paper["notes"], 1))
        out.append(f'<section class="footnotes"><hr/><ol>{notes}</ol></section>')
    return "\n".join(out)


def html(paper):
    menu = '<nav><a href="/">Home</a> <a href="/more">More of this journal</a></nav>'
    return (f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(paper["title"])} | Journal</title>'
            f"<style>p {{ margin: 0 }}</style></head><body>{menu}<main>{html_body(paper)}</main>"
            "<footer>Terms of use of this site</footer></body></html>").encode()


def epub(paper):
    chapter = ('<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>'
               f"</head><body>{html_body(paper)}</body></html>")
    creators = "".join(f"<dc:creator>{escape(name)}</dc:creator>" for name in paper["authors"])
    package = ('<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
               f"<dc:title>{escape(paper['title'])}</dc:title>{creators}</metadata>"
               '<manifest><item id="c" href="text/c%201.xhtml" media-type="application/xhtml+xml"/>'
               '<item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/></manifest>'
               '<spine><itemref idref="n"/><itemref idref="c"/></spine></package>')
    container = '<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
    return packed([("mimetype", "application/epub+zip"), ("META-INF/container.xml", container),
                   ("OEBPS/content.opf", package), ("OEBPS/text/c 1.xhtml", chapter),
                   ("OEBPS/nav.xhtml", "<html><body><ol><li>Contents of the book</li></ol></body></html>")])


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx_run(text):
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def docx_paragraph(text, style="", extra=""):
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    # A comment, a deletion and an insertion, as an editor leaves them.
    edited = '<w:del><w:r><w:delText>struck out</w:delText></w:r></w:del><w:r><w:commentReference w:id="0"/></w:r>'
    half = len(text) // 2
    return f"<w:p>{look}{docx_run(text[:half])}<w:ins>{docx_run(text[half:])}</w:ins>{extra}{edited}</w:p>"


def docx(paper):
    body = [docx_paragraph(paper["title"], "Heading1"), docx_paragraph(", ".join(paper["authors"])),
            docx_paragraph("Abstract", "Heading2")]
    body += [docx_paragraph(text) for text in paper["abstract"] + [paper["keywords"]] if text]
    for block in paper["body"]:
        if block[0] == "heading":
            body.append(docx_paragraph(block[2], f"Heading{block[1]}"))
        elif block[0] == "text":
            marks = "".join(f'<w:r><w:footnoteReference w:id="{n + 1}"/></w:r>' for n in block[2])
            body.append(docx_paragraph(block[1], "", marks))
        elif block[0] == "items":
            look = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
            body += [f"<w:p>{look}{docx_run(text)}</w:p>" for text in block[1]]
        elif block[0] == "table":
            rows = "".join("<w:tr>" + "".join(f"<w:tc><w:p>{docx_run(c)}</w:p></w:tc>" for c in row) + "</w:tr>"
                           for row in block[2])
            body += [docx_paragraph(block[1]) if block[1] else "", f"<w:tbl>{rows}</w:tbl>"]
        else:
            body += [docx_paragraph(block[1], "Heading2")] + [docx_paragraph(text) for text in block[2]]
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/></w:style>'
                     for n in range(1, 7))
    notes = "".join(f'<w:footnote w:id="{n + 1}"><w:p>{docx_run(text)}</w:p></w:footnote>'
                    for n, text in enumerate(paper["notes"], 1))
    separator = f'<w:footnote w:type="separator" w:id="0"><w:p>{docx_run("never")}</w:p></w:footnote>'
    numbering = ('<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
                 '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')
    return packed([("word/document.xml", f"<w:document {W}><w:body>{''.join(body)}</w:body></w:document>"),
                   ("word/styles.xml", f"<w:styles {W}>{styles}</w:styles>"),
                   ("word/footnotes.xml", f"<w:footnotes {W}>{separator}{notes}</w:footnotes>"),
                   ("word/numbering.xml", f"<w:numbering {W}>{numbering}</w:numbering>"),
                   ("word/comments.xml", f"<w:comments {W}><w:comment>{docx_run('a comment')}</w:comment></w:comments>"),
                   ("docProps/core.xml", "<c xmlns:dc='x'><dc:creator>Some Program</dc:creator></c>")])


ODF = " ".join(f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for short, name in
               [("office", "office"), ("text", "text"), ("table", "table"), ("style", "style")])


def odt(paper):
    def paragraph(text, name="p", attributes="", extra=""):
        comment = "<office:annotation><text:p>a comment</text:p></office:annotation>"
        return f"<text:{name}{attributes}>{comment}{escape(text)}{extra}</text:{name}>"

    def heading(level, text):
        return paragraph(text, "h", f' text:outline-level="{level}"')

    def note(number):
        text = paragraph(paper["notes"][number - 1])
        return (f'<text:note text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
                f"<text:note-body>{text}</text:note-body></text:note>")

    body = [heading(1, paper["title"]), paragraph(", ".join(paper["authors"])), heading(2, "Abstract")]
    body += [paragraph(text) for text in paper["abstract"] + [paper["keywords"]] if text]
    for block in paper["body"]:
        if block[0] == "heading":
            body.append(heading(block[1], block[2]))
        elif block[0] == "text":
            body.append(paragraph(block[1], extra="".join(note(n) for n in block[2])))
        elif block[0] == "items":
            items = "".join(f"<text:list-item>{paragraph(text)}</text:list-item>" for text in block[1])
            body.append(f'<text:list text:style-name="L1">{items}</text:list>')
        elif block[0] == "table":
            rows = "".join("<table:table-row>" + "".join(f"<table:table-cell>{paragraph(c)}</table:table-cell>" for c in row)
                           + "</table:table-row>" for row in block[2])
            body += [paragraph(block[1]) if block[1] else "", f"<table:table>{rows}</table:table>"]
        else:
            body += [heading(2, block[1])] + [paragraph(text) for text in block[2]]
    deleted = ("<text:tracked-changes><text:changed-region><text:deletion><text:p>struck out</text:p></text:deletion>"
               "</text:changed-region></text:tracked-changes>")
    content = (f"<office:document-content {ODF}><office:body><office:text>{deleted}{''.join(body)}</office:text>"
               "</office:body></office:document-content>")
    return packed([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content),
                   ("styles.xml", f"<office:document-styles {ODF}/>")])


def nested(blocks, section, title):
    """Sections inside sections, by the levels of their headings, from 2."""
    out, depth = [], 1
    for block in blocks:
        if block[0] == "heading":
            out.append("</SEC>" * max(0, depth - block[1] + 1))
            out.append(section + title(block[2]))
            depth = block[1]
        else:
            out.append(block)
    return out + ["</SEC>" * (depth - 1)]


def jats(paper):
    def inline(block):
        marks = "".join(f'<xref ref-type="fn" rid="fn{n}">{n}</xref>' for n in block[2])
        return f"<p>{escape(block[1])}{marks}</p>"

    body, references = [], ""
    flat = [block for block in paper["body"] if block[0] != "references"]
    for block in nested(flat, "<sec>", lambda text: f"<title>{escape(text)}</title>"):
        if isinstance(block, str):
            body.append(block.replace("</SEC>", "</sec>"))
        elif block[0] == "text":
            body.append(inline(block))
        elif block[0] == "items":
            items = "".join(f"<list-item><p>{escape(text)}</p></list-item>" for text in block[1])
            body.append(f'<list list-type="bullet">{items}</list>')
        else:
            rows = "".join("<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) + "</tr>" for row in block[2])
            body.append(f"<table-wrap><caption><title>{escape(block[1])}</title></caption><table>{rows}</table></table-wrap>")
    for block in paper["body"]:
        if block[0] == "references":
            entries = "".join(f"<ref><mixed-citation>{escape(text)}</mixed-citation></ref>" for text in block[2])
            references += f"<ref-list><title>{escape(block[1])}</title>{entries}</ref-list>"
    notes = "".join(f'<fn id="fn{n}"><label>{n}</label><p>{escape(text)}</p></fn>' for n, text in enumerate(paper["notes"], 1))
    people = "".join('<contrib contrib-type="author"><name><surname>%s</surname><given-names>%s</given-names></name></contrib>'
                     % tuple(escape(part) for part in reversed(names_of(name))) for name in paper["authors"])
    words = "".join(f"<kwd>{escape(word)}</kwd>" for word in keyword_list(paper))
    abstract = "".join(f"<p>{escape(text)}</p>" for text in paper["abstract"])
    return ('<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE article PUBLIC "-//NLM//DTD JATS" "JATS.dtd">'
            f"<article><front><article-meta><title-group><article-title>{escape(paper['title'])}</article-title></title-group>"
            f"<contrib-group>{people}</contrib-group><abstract>{abstract}</abstract><kwd-group>{words}</kwd-group></article-meta>"
            f"</front><body>{''.join(body)}</body><back>{references}<fn-group>{notes}</fn-group></back></article>").encode()


def keyword_list(paper):
    words = paper["keywords"].partition(":")[2]
    return [word.strip() for word in words.replace(";", ",").split(",") if word.strip()]


def tei(paper):
    body, references = [], ""
    flat = [block for block in paper["body"] if block[0] != "references"]
    for block in nested(flat, "<div>", lambda text: f"<head>{escape(text)}</head>"):
        if isinstance(block, str):
            body.append(block.replace("</SEC>", "</div>"))
        elif block[0] == "text":
            notes = "".join(f'<note place="foot" n="{n}">{escape(paper["notes"][n - 1])}</note>' for n in block[2])
            body.append(f"<p>{escape(block[1])}{notes}</p>")
        elif block[0] == "items":
            body.append("<list>" + "".join(f"<item>{escape(text)}</item>" for text in block[1]) + "</list>")
        else:
            rows = "".join("<row>" + "".join(f"<cell>{escape(c)}</cell>" for c in row) + "</row>" for row in block[2])
            body.append(f'<figure type="table"><head>{escape(block[1])}</head><table>{rows}</table></figure>')
    for block in paper["body"]:
        if block[0] == "references":
            entries = "".join(f"<bibl>{escape(text)}</bibl>" for text in block[2])
            references += f"<div><head>{escape(block[1])}</head><listBibl>{entries}</listBibl></div>"
    people = "".join("<author><persName><forename>%s</forename><surname>%s</surname></persName></author>"
                     % tuple(escape(part) for part in names_of(name)) for name in paper["authors"])
    words = "".join(f"<term>{escape(word)}</term>" for word in keyword_list(paper))
    abstract = "".join(f"<p>{escape(text)}</p>" for text in paper["abstract"])
    return (f'<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>'
            f"<title>{escape(paper['title'])}</title></titleStmt><sourceDesc><biblStruct><analytic>{people}</analytic>"
            f"</biblStruct></sourceDesc></fileDesc><profileDesc><textClass><keywords>{words}</keywords></textClass>"
            f"<abstract><div>{abstract}</div></abstract></profileDesc></teiHeader>"
            f"<text><body>{''.join(body)}</body><back>{references}</back></text></TEI>").encode()


WRITERS = dict(zip(FORMATS, [markdown, html, docx, odt, epub, jats, tei]))
