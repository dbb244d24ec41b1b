// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/markup/marked_up.hpp"

#include "indexer/markup/docx_reader.hpp"
#include "indexer/markup/epub_reader.hpp"
#include "indexer/markup/html_reader.hpp"
#include "indexer/markup/jats_reader.hpp"
#include "indexer/markup/odt_reader.hpp"
#include "indexer/markup/tei_reader.hpp"
#include "indexer/markup/zip_archive.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <string>

namespace dossier::reading {
namespace {

Result<MarkedUp> read_archive(std::string_view bytes) {
  auto archive = ZipArchive::open(bytes);
  if (!archive) return archive.error();
  if (archive->has("word/document.xml")) return read_docx(*archive);
  if (archive->has("META-INF/container.xml")) return read_epub(*archive);
  const auto type = archive->read("mimetype");
  const bool odt = type && trim(*type) == "application/vnd.oasis.opendocument.text";
  if (odt || (archive->has("content.xml") && archive->has("styles.xml"))) return read_odt(*archive);
  return Error{ErrorCode::BadData, "it is a ZIP archive that holds no document of a known kind",
               "unpack it, or convert what it holds to Markdown"};
}

/// The local name of the root element, without reading more than the beginning.
std::string_view root_name(std::string_view bytes) {
  constexpr std::size_t reach = 16384;
  auto head = bytes.substr(0, reach);
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  for (;;) {
    head = trim(head);
    if (!head.starts_with('<') || head.size() < 2) return {};
    if (head[1] != '?' && head[1] != '!') break;
    const auto end =
        head.starts_with("<!--") ? head.find("-->") : head.find(head.find('[') < head.find('>') ? "]>" : ">");
    if (end == std::string_view::npos) return {};
    head = head.substr(head.find('>', end) + 1);
  }
  auto name = head.substr(1, head.find_first_of(" \t\r\n/>", 1) - 1);
  if (const auto colon = name.find(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
  return name;
}

}  // namespace

std::optional<Result<MarkedUp>> read_marked_up(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04")) return read_archive(bytes);
  if (looks_like_html(bytes)) return read_html(bytes);
  const auto name = root_name(bytes);
  if (name == "TEI" || name == "teiCorpus") return read_tei(bytes);
  // Other dialects of XML call their root so too: a paper's has a head.
  if ((name == "article" || name == "pmc-articleset" || name == "record") &&
      bytes.find("article-meta") != std::string_view::npos) {
    return read_jats(bytes);
  }
  if (bytes.substr(0, 8).find("<?xml") != std::string_view::npos && !name.empty()) {
    return Error{ErrorCode::BadData, "it is XML in a form that is not read (" + std::string(name.substr(0, 40)) + ")",
                 "JATS, TEI and XHTML are read; convert others to Markdown"};
  }
  return std::nullopt;
}

}  // namespace dossier::reading
