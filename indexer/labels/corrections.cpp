// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/labels/corrections.hpp"

#include "base/digest.hpp"
#include "base/likeness.hpp"

#include <algorithm>
#include <tuple>

namespace dossier {
namespace {

/// The part of a passage's id behind its paper: it is made of the text.
std::string_view text_part(std::string_view id) {
  const auto colon = id.rfind(':');
  return colon == std::string_view::npos ? std::string_view() : id.substr(colon + 1);
}

bool is(const Label& label, const Correction::Value& value) {
  return label.facet == value.first && label.value == value.second;
}

void correct(const Correction& correction, Passage& passage) {
  auto& labels = passage.labels;
  for (const auto* list : {&correction.remove, &correction.add}) {
    for (const auto& value : *list) std::erase_if(labels, [&](const Label& label) { return is(label, value); });
  }
  for (const auto& [facet, value] : correction.add) {
    labels.push_back({facet, value, LabelSource::Given, 1.0F, std::string(corrected_trigger), {}});
  }
  std::sort(labels.begin(), labels.end(),
            [](const Label& a, const Label& b) { return std::tie(a.facet, a.value) < std::tie(b.facet, b.value); });
  if (correction.section) passage.section = *correction.section;
}

/// The passage whose text is nearest to the one that was corrected; null where none is near.
Passage* nearest(const Correction& correction, std::span<Passage> passages) {
  Passage* best = nullptr;
  NearestText search(correction.text);
  for (auto& passage : passages) {
    // The user's annotations, which stand last, repeat what the paper says.
    if (best != nullptr && by_user(passage.kind) && !by_user(best->kind)) break;
    if (search.is_nearer(passage.text)) best = &passage;
  }
  return best;
}

Passage* with_id(std::string_view id, std::span<Passage> passages) {
  const auto found = std::find_if(passages.begin(), passages.end(), [&](const Passage& p) { return p.id == id; });
  return found == passages.end() ? nullptr : &*found;
}

Passage* with_text_of(std::string_view id, std::span<Passage> passages) {
  const auto part = text_part(id);
  if (part.empty()) return nullptr;
  const auto found =
      std::find_if(passages.begin(), passages.end(), [&](const Passage& p) { return text_part(p.id) == part; });
  return found == passages.end() ? nullptr : &*found;
}

}  // namespace

void Corrections::add(Correction correction) {
  ids_.insert(correction.id);
  if (!correction.undo) {
    standing_.push_back(std::move(correction));
    return;
  }
  const auto last = std::find_if(standing_.rbegin(), standing_.rend(),
                                 [&](const Correction& other) { return other.id == correction.id; });
  if (last != standing_.rend()) standing_.erase(std::next(last).base());
}

std::string Corrections::mark(std::string_view source) const {
  Digest digest;
  bool any = false;
  for (const auto& correction : standing_) {
    if (correction.source != source) continue;
    any = true;
    digest.add(correction.id).add(correction.section ? to_string(*correction.section) : "-");
    for (const auto& [facet, value] : correction.add) digest.add("+" + facet + ":" + value);
    for (const auto& [facet, value] : correction.remove) digest.add("-" + facet + ":" + value);
  }
  return any ? digest.hex() : std::string();
}

std::size_t Corrections::apply_by_id(Passage& passage) const {
  if (!ids_.contains(passage.id)) return 0;
  std::size_t changed = 0;
  for (const auto& correction : standing_) {
    if (correction.id != passage.id) continue;
    correct(correction, passage);
    changed = 1;
  }
  return changed;
}

std::size_t Corrections::apply(std::string_view paper, const std::set<std::string>& present,
                               std::span<Passage> passages) const {
  std::set<const Passage*> changed;
  for (const auto& correction : standing_) {
    Passage* passage = nullptr;
    if (correction.paper == paper) {
      passage = with_id(correction.id, passages);
      if (passage == nullptr) passage = nearest(correction, passages);
    } else if (!present.contains(correction.paper)) {
      passage = with_text_of(correction.id, passages);
    }
    if (passage == nullptr) continue;
    correct(correction, *passage);
    changed.insert(passage);
  }
  return changed.size();
}

}  // namespace dossier
