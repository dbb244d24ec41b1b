// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/docx_file.hpp"

#include "base/encoding/xml_text.hpp"

#include <zip.h>

#include <algorithm>
#include <new>

namespace dossier {
namespace {

constexpr std::string_view xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

constexpr std::string_view content_types =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Override PartName=\"/word/document.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
    "<Override PartName=\"/word/styles.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/></Types>";

constexpr std::string_view package_links =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Target=\"word/document.xml\" "
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\"/></Relationships>";

constexpr std::string_view document_links =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Target=\"styles.xml\" "
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\"/></Relationships>";

constexpr std::string_view name_space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// Sizes are half points, indents twentieths of a point.
constexpr std::string_view styles =
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>"
    "<w:pPr><w:spacing w:after=\"120\"/></w:pPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"Normal\"/>"
    "<w:next w:val=\"Normal\"/><w:pPr><w:keepNext/><w:outlineLvl w:val=\"0\"/></w:pPr>"
    "<w:rPr><w:b/><w:sz w:val=\"32\"/></w:rPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Heading2\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"Normal\"/>"
    "<w:next w:val=\"Normal\"/><w:pPr><w:keepNext/><w:outlineLvl w:val=\"1\"/></w:pPr>"
    "<w:rPr><w:b/><w:sz w:val=\"26\"/></w:rPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Quote\"><w:name w:val=\"Quote\"/><w:basedOn w:val=\"Normal\"/>"
    "<w:pPr><w:keepLines/><w:ind w:left=\"567\" w:right=\"567\"/></w:pPr></w:style>"
    "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:tblPr><w:tblBorders>"
    "<w:top w:val=\"single\" w:sz=\"4\"/><w:bottom w:val=\"single\" w:sz=\"4\"/>"
    "<w:insideH w:val=\"single\" w:sz=\"4\"/></w:tblBorders></w:tblPr></w:style>";

std::string run(std::string_view text, bool italic = false, bool bold = false) {
  std::string out = "<w:r>";
  if (italic || bold) out += std::string("<w:rPr>") + (bold ? "<w:b/>" : "") + (italic ? "<w:i/>" : "") + "</w:rPr>";
  std::size_t at = 0;
  for (bool first = true; at <= text.size(); first = false) {
    const auto end = std::min(text.find('\n', at), text.size());
    if (!first) out += "<w:br/>";
    out += "<w:t xml:space=\"preserve\">" + xml_escaped(text.substr(at, end - at)) + "</w:t>";
    at = end + 1;
  }
  return out + "</w:r>";
}

std::string styled(std::string_view style, const std::string& runs) {
  const auto look = style.empty() ? std::string() : "<w:pPr><w:pStyle w:val=\"" + std::string(style) + "\"/></w:pPr>";
  return "<w:p>" + look + runs + "</w:p>";
}

struct Part {
  const char* name;
  std::string content;
};

std::string packed(const std::vector<Part>& parts) {
  zip_error_t failure;
  zip_error_init(&failure);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &failure);
  if (target == nullptr) throw std::bad_alloc();
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &failure);
  if (archive == nullptr) throw std::bad_alloc();
  for (const auto& part : parts) {
    zip_source_t* source = zip_source_buffer(archive, part.content.data(), part.content.size(), 0);
    const auto at = zip_file_add(archive, part.name, source, ZIP_FL_ENC_UTF_8);
    if (source == nullptr || at < 0) throw std::bad_alloc();
    constexpr zip_uint16_t day = (1U << 5U) | 1U;  // the first of January 1980: the same bytes every time
    zip_file_set_dostime(archive, static_cast<zip_uint64_t>(at), 0, day, 0);
  }
  if (zip_close(archive) != 0) throw std::bad_alloc();
  std::string bytes;
  zip_stat_t status;
  if (zip_source_stat(target, &status) == 0 && zip_source_open(target) == 0) {
    bytes.resize(status.size);
    const auto count = zip_source_read(target, bytes.data(), bytes.size());
    bytes.resize(count < 0 ? 0 : static_cast<std::size_t>(count));
    zip_source_close(target);
  }
  zip_source_free(target);
  if (bytes.empty()) throw std::bad_alloc();
  return bytes;
}

}  // namespace

void DocxFile::title(std::string_view text) { body_ += styled("Heading1", run(text)); }

void DocxFile::heading(std::string_view text) { body_ += styled("Heading2", run(text)); }

void DocxFile::paragraph(const std::vector<ReferencePart>& parts) {
  std::string runs;
  for (const auto& part : parts) runs += run(part.text, part.italic);
  body_ += styled("", runs);
}

void DocxFile::quotation(std::string_view text) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  body_ += styled("Quote", run(text));
}

void DocxFile::table(const std::vector<std::vector<std::string>>& rows) {
  body_ += "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>";
  for (std::size_t i = 0; !rows.empty() && i < rows.front().size(); ++i) body_ += "<w:gridCol/>";
  body_ += "</w:tblGrid>";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    body_ += i == 0 ? "<w:tr><w:trPr><w:tblHeader/></w:trPr>" : "<w:tr>";
    for (const auto& cell : rows[i]) {
      body_ += "<w:tc><w:tcPr><w:tcW w:w=\"0\" w:type=\"auto\"/></w:tcPr>" + styled("", run(cell, false, i == 0)) +
               "</w:tc>";
    }
    body_ += "</w:tr>";
  }
  body_ += "</w:tbl>" + styled("", "");  // Word wants a paragraph behind a table
}

std::string DocxFile::bytes() const {
  const std::string head(xml_head);
  const std::string spaces(name_space);
  return packed({{"[Content_Types].xml", head + std::string(content_types)},
                 {"_rels/.rels", head + std::string(package_links)},
                 {"word/document.xml",
                  head + "<w:document " + spaces + "><w:body>" + body_ + "<w:sectPr/></w:body></w:document>"},
                 {"word/_rels/document.xml.rels", head + std::string(document_links)},
                 {"word/styles.xml", head + "<w:styles " + spaces + ">" + std::string(styles) + "</w:styles>"}});
}

}  // namespace dossier
