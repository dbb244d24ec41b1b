// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.hpp"
#include "indexer/labels/labeller.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

/// The bytes as a paper: pieces between NUL bytes are, in turn, a passage's heading and its text.
std::vector<dossier::Passage> passages_of(std::string_view bytes) {
  std::vector<dossier::Passage> passages;
  for (bool heading = true;; heading = !heading) {
    const auto end = bytes.find('\0');
    const auto piece = dossier::utf8::repaired(bytes.substr(0, end));
    if (heading) {
      passages.emplace_back();
      passages.back().heading = {piece};
      passages.back().kind = static_cast<dossier::PassageKind>(piece.size() % dossier::passage_kind_names.size());
      passages.back().section = static_cast<dossier::Section>(piece.size() % dossier::section_names.size());
    } else {
      passages.back().text = piece;
    }
    if (end == std::string_view::npos) return passages;
    bytes.remove_prefix(end + 1);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto passages = passages_of({reinterpret_cast<const char*>(data), size});
  dossier::Paper paper;
  paper.title = passages.front().text;
  dossier::label_paper(dossier::Taxonomy::standard(), paper, passages);
  const auto once = passages;
  for (const auto& passage : passages) {
    for (const auto& label : passage.labels) {
      require(!label.facet.empty() && !label.value.empty());
      require(label.strength >= 0.5F && label.strength <= 1.0F);
      require(label.span.begin <= label.span.end && label.span.end <= passage.text.size());
      if (!label.span.empty()) require(label.span.of(passage.text) == label.trigger);
      require(dossier::utf8::valid(label.trigger));
    }
  }
  dossier::label_paper(dossier::Taxonomy::standard(), paper, passages);
  require(passages == once);
  return 0;
}
