// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bibliography/identity.hpp"

#include "base/digest.hpp"
#include "indexer/blocks/paper_fields.hpp"

#include <algorithm>
#include <utility>

namespace dossier::bibliography {
namespace {

constexpr char parts = '\n';  ///< between the entry's identity and the digest

void correct(Paper& paper, const PaperCorrections::Fields& fields) {
  for (const auto& [name, text] : fields) {
    auto changed = paper;
    if (!set_field(changed, name, text)) continue;
    paper = std::move(changed);
    paper.sources[name] = "correction";
  }
  if (const auto key = fields.find("citation_key"); key != fields.end()) {
    paper.citation_key = key->second;
    paper.sources["citation_key"] = "correction";
  }
}

}  // namespace

std::string Identities::identity_of(std::optional<EntryId> entry, const std::string& paper_id) const {
  const auto& fields = corrections_.of(paper_id);
  if (!entry && fields.empty()) return {};
  Digest digest;
  if (entry) digest.add(bibliography_.digest(*entry));
  for (const auto& [name, text] : fields) digest.add("\x1E").add(name).add("\x1F").add(text);
  return (entry ? bibliography_.identity(*entry) : std::string()) + parts + digest.hex();
}

std::optional<EntryId> Identities::entry_of(const std::string& identity) const {
  const auto end = identity.rfind(parts);
  if (end == std::string::npos || end == 0) return std::nullopt;
  return bibliography_.find(identity.substr(0, end));
}

void Identities::apply(const PaperFile& file, Paper& paper,
                       std::vector<std::pair<std::string, std::string>>& fields) const {
  const auto& corrected = corrections_.of(file.paper_id);
  // What the user has set right is also what the paper is found by.
  auto known = paper;
  correct(known, corrected);
  const auto entry = bibliography_.match(file, known);
  if (entry) {
    const auto& said = bibliography_.entry(*entry);
    const auto& source = bibliography_.source(*entry);
    for (const auto field : paper_fields) {
      if (!has_field(said.paper, field)) continue;
      take_field(paper, said.paper, field);
      paper.sources[std::string(field)] = source;
    }
    if (!said.paper.citation_key.empty()) {
      paper.citation_key = said.paper.citation_key;
      paper.sources["citation_key"] = source;
    }
    for (const auto& name : said.collections) fields.emplace_back("collection", name);
    for (const auto& name : said.tags) fields.emplace_back("tag", name);
  }
  correct(paper, corrected);
  paper.identity = identity_of(entry, file.paper_id);
}

const std::vector<UserNote>& Identities::notes_of(const Paper& paper) const {
  static const std::vector<UserNote> none;
  const auto entry = entry_of(paper.identity);
  return entry ? bibliography_.entry(*entry).notes : none;
}

bool Identities::outdated(const PaperFile& file, const Paper& stored) const {
  if (unavailable_.contains(stored.identity.substr(0, stored.identity.find('\x1F')))) return false;
  auto entry = entry_of(stored.identity);
  if (!entry) entry = bibliography_.match(file, stored);
  return identity_of(entry, file.paper_id) != stored.identity;
}

}  // namespace dossier::bibliography
