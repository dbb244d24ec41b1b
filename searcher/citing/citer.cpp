// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/citing/citer.hpp"

#include "base/collation.hpp"
#include "base/strings.hpp"
#include "searcher/citing/cited_names.hpp"
#include "searcher/citing/csl_item.hpp"
#include "searcher/citing/one_line.hpp"
#include "searcher/csl/processor.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace dossier {
namespace {

bool is_sorted(CitationStyle style) {
  return style == CitationStyle::Apa || style == CitationStyle::Chicago || style == CitationStyle::Mla;
}

/// By names, year and title, as a list of references stands.
std::string sort_key(CitationStyle style, const Paper& paper) {
  const auto names = citing::names_in_list(style, paper);
  const auto title = one_line(paper.title.empty() ? paper.id : paper.title);
  const auto year = paper.year ? std::to_string(100000 + *paper.year) : std::string();
  return collation_key(joined({names, names.empty() ? title : year, names.empty() ? year : title}, "  "));
}

std::vector<ReferencePart> parts_of(const csl::RichText& text) {
  std::vector<ReferencePart> parts;
  for (const auto& run : text.runs()) parts.push_back({run.text, (run.face & csl::italic) != 0});
  return parts;
}

}  // namespace

Citer::Citer(CitingStyle style, const std::vector<const Paper*>& papers) : style_(std::move(style)) {
  std::set<std::string_view> seen;
  for (const auto* paper : papers) {
    if (seen.insert(paper->id).second) papers_.push_back(paper);
  }
  if (style_.own == nullptr) {
    tell_apart();
    return;
  }
  std::vector<csl::Item> items;
  for (const auto* paper : papers_) items.push_back(citing::csl_item(*paper));
  processor_ = std::make_unique<csl::Processor>(style_.own, std::move(items));
}

Citer::~Citer() = default;

/// Papers that the text would cite alike: those of other authors by more names, the rest by letters, or titles in MLA.
void Citer::tell_apart() {
  const auto style = style_.built_in;
  if (!is_sorted(style)) return;
  const auto alike = [&](std::size_t names) {
    std::map<std::string, std::vector<const Paper*>> groups;
    for (const auto* paper : papers_) {
      const auto year = style != CitationStyle::Mla && paper->year ? std::to_string(*paper->year) : std::string();
      const auto named = citing::names_in_text(style, *paper, std::max(names, distinct_[paper->id].names));
      groups[(named.empty() ? paper->title : named) + '\n' + year].push_back(paper);
    }
    std::erase_if(groups, [](const auto& group) { return group.second.size() < 2; });
    return groups;
  };
  if (style != CitationStyle::Mla) {
    for (const auto& [text, group] : alike(0)) {
      std::set<std::string> lists;
      for (const auto* paper : group) lists.insert(citing::names_in_list(style, *paper));
      for (std::size_t names = 2; lists.size() > 1 && names <= citing::most_told_apart; ++names) {
        std::map<std::string, std::set<std::string>> by_text;
        for (const auto* paper : group) {
          by_text[citing::names_in_text(style, *paper, names)].insert(citing::names_in_list(style, *paper));
          distinct_[paper->id].names = names;
        }
        if (std::ranges::all_of(by_text, [](const auto& one) { return one.second.size() == 1; })) break;
      }
    }
  }
  for (auto& [text, group] : alike(0)) give_letters(std::move(group));
}

void Citer::give_letters(std::vector<const Paper*> group) {
  std::ranges::stable_sort(group, {}, [&](const Paper* paper) { return sort_key(style_.built_in, *paper); });
  std::size_t place = 0;
  for (const auto* paper : group) {
    auto& distinct = distinct_[paper->id];
    if (style_.built_in == CitationStyle::Mla) {
      distinct.title = true;
    } else {
      distinct.letter = csl::letter(place++);
    }
  }
}

std::string Citer::cite(const Paper& paper, const Passage& passage) const {
  if (processor_ == nullptr) {
    const auto distinct = distinct_.find(paper.id);
    return dossier::cite(style_.built_in, paper, passage, distinct == distinct_.end() ? Distinct() : distinct->second);
  }
  auto citation = one_line(processor_->citation({citing::csl_cite(paper, passage)}).plain());
  return by_user(passage.kind) ? "own note on " + citation : citation;
}

std::vector<Citer::Entry> Citer::references() const {
  std::vector<Entry> entries;
  if (processor_ != nullptr && style_.own->bibliography() == nullptr) {
    for (const auto* paper : papers_) entries.push_back({paper, reference(CitationStyle::Plain, *paper)});
    return entries;
  }
  if (processor_ != nullptr) {
    for (const auto& [id, text] : processor_->bibliography()) {
      const auto paper = std::ranges::find(papers_, id, [](const Paper* one) { return one->id; });
      entries.push_back({*paper, parts_of(text)});
    }
    return entries;
  }
  auto sorted = papers_;
  if (is_sorted(style_.built_in)) {
    std::ranges::stable_sort(sorted, {}, [&](const Paper* paper) { return sort_key(style_.built_in, *paper); });
  }
  for (const auto* paper : sorted) {
    const auto distinct = distinct_.find(paper->id);
    entries.push_back(
        {paper, reference(style_.built_in, *paper, distinct == distinct_.end() ? Distinct() : distinct->second)});
  }
  return entries;
}

std::string cite(const CitingStyle& style, const Paper& paper, const Passage& passage) {
  if (style.own == nullptr) return cite(style.built_in, paper, passage);
  return Citer(style, {&paper}).cite(paper, passage);
}

}  // namespace dossier
