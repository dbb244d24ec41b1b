// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/names/paper_names.hpp"

#include "base/analyzer.hpp"
#include "base/digest.hpp"
#include "base/strings.hpp"
#include "index/format/codec.hpp"

#include <algorithm>
#include <span>

namespace dossier::index {
namespace {

constexpr char title_run = '.';  // beside the kinds

char letter_of(NameKind kind) { return static_cast<char>('a' + static_cast<int>(kind)); }

std::uint32_t hash_of(char kind, std::string_view text) {
  return static_cast<std::uint32_t>(Digest().add(std::string_view(&kind, 1)).add(text).value());
}

/// Of each run of so many words.
std::vector<std::uint32_t> run_hashes(std::span<const std::string_view> words) {
  std::vector<std::uint32_t> hashes;
  for (std::size_t i = 0; i + PaperNames::run <= words.size(); ++i) {
    std::string text;
    for (const auto word : words.subspan(i, PaperNames::run)) text.append(word).push_back(' ');
    hashes.push_back(hash_of(title_run, text));
  }
  return hashes;
}

}  // namespace

std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

void for_each_name(const Paper& paper, const std::function<void(NameKind, std::string_view)>& visit) {
  visit(NameKind::Doi, lowered(paper.doi));
  visit(NameKind::Key, lowered(paper.citation_key));
  visit(NameKind::Key, lowered(paper.id));
  visit(NameKind::Journal, fold(paper.journal));
  if (paper.year) visit(NameKind::Year, std::to_string(*paper.year));
  visit(NameKind::Title, fold(paper.title));
  Tokens tokens;
  for (const auto& name : family_names(paper)) {
    Analyzer{}.analyze(name, tokens);
    for (std::size_t i = 0; i < tokens.size(); ++i) visit(NameKind::Name, tokens.term(i));
  }
}

void PaperNames::add(const Paper& paper) {
  for_each_name(paper, [this](NameKind kind, std::string_view text) {
    if (!text.empty()) hashes_.push_back(hash_of(letter_of(kind), text));
    if (kind != NameKind::Title) return;
    const auto runs = run_hashes(parts_of(text));
    hashes_.insert(hashes_.end(), runs.begin(), runs.end());
  });
}

void PaperNames::add(const PaperNames& other) {
  hashes_.insert(hashes_.end(), other.hashes_.begin(), other.hashes_.end());
}

void PaperNames::sort() {
  std::sort(hashes_.begin(), hashes_.end());
  hashes_.erase(std::unique(hashes_.begin(), hashes_.end()), hashes_.end());
}

bool PaperNames::may_have(NameKind kind, std::string_view text) const {
  return !text.empty() && std::binary_search(hashes_.begin(), hashes_.end(), hash_of(letter_of(kind), text));
}

bool PaperNames::may_have_run(const std::vector<std::string_view>& words) const {
  const auto runs = run_hashes(words);
  return std::all_of(runs.begin(), runs.end(),
                     [this](std::uint32_t hash) { return std::binary_search(hashes_.begin(), hashes_.end(), hash); });
}

std::string PaperNames::encode() const {
  ByteWriter out;
  out.number(hashes_.size());
  std::uint32_t before = 0;
  for (const auto hash : hashes_) {
    out.number(hash - before);
    before = hash;
  }
  return with_checksum(out.take());
}

bool PaperNames::decode(std::string_view bytes) {
  const auto content = without_checksum(bytes);
  if (!content) return false;
  ByteReader in(*content);
  std::uint32_t hash = 0;
  for (auto left = in.count(); left > 0; --left) hashes_.push_back(hash += in.small());
  return in.complete();
}

std::string encode_names_head(DocId covered) {
  ByteWriter out;
  out.number(covered);
  return with_checksum(out.take());
}

std::optional<DocId> decode_names_head(std::string_view bytes) {
  const auto content = without_checksum(bytes);
  if (!content) return std::nullopt;
  ByteReader in(*content);
  const auto covered = in.small();
  return in.complete() ? std::optional(covered) : std::nullopt;
}

}  // namespace dossier::index
