// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bibliography/read_file.hpp"

#include "base/strings.hpp"
#include "indexer/bibliography/bibtex.hpp"
#include "indexer/bibliography/csl.hpp"
#include "indexer/bibliography/ris.hpp"
#include "indexer/bibliography/zotero.hpp"
#include "indexer/intake/content_hash.hpp"
#include "indexer/intake/file_walk.hpp"
#include "indexer/intake/source_file.hpp"
#include "indexer/source/source_text.hpp"

namespace dossier::bibliography {
namespace fs = std::filesystem;
namespace {

Result<ReadBibliography> read_database(const fs::path& path) {
  ReadBibliography read;
  auto found = read_zotero(path);
  if (!found) return found.error();
  read.found = *std::move(found);
  std::error_code none;
  read.bytes = fs::file_size(path, none);
  return read;
}

}  // namespace

Result<ReadBibliography> read_bibliography(const fs::path& path, bool named, std::uint64_t most_bytes) {
  const auto ending = ending_of(path);
  if (ending == ".sqlite") return read_database(path);
  const auto file = SourceFile::open(path);
  if (!file) return file.error();
  const auto bytes = file->read_all(most_bytes);
  if (!bytes) return bytes.error();
  ReadBibliography read;
  read.bytes = bytes->size();
  read.content_hash = content_hash(*bytes);
  read.is_bibliography = ending != ".json" || looks_like_csl(*bytes);
  if (!read.is_bibliography) {
    if (!named) return read;
    return Error{ErrorCode::BadData, "it is not CSL-JSON", "export it as CSL-JSON, BibTeX or RIS"};
  }
  const auto text = reading::decode_source(*bytes);
  if (!text) return text.error();
  if (ending == ".json") {
    read.found = read_csl(text->text);
  } else {
    const bool ris = ending == ".ris" || text->text.substr(0, 200).find("TY  - ") != std::string::npos;
    read.found = ris ? read_ris(text->text) : read_bibtex(text->text);
  }
  return read;
}

}  // namespace dossier::bibliography
