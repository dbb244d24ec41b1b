// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/intake/id_registry.hpp"

#include <utility>

namespace dossier {
namespace {

constexpr std::size_t most_notes = 20;

}  // namespace

void IdRegistry::begin(const std::string& file, const std::string& name, bool changed_before) {
  files_.push_back(file);
  name_ = name;
  changed_before_ = changed_before;
  shared_.clear();
  changed_ = 0;
  notes_.clear();
}

std::string IdRegistry::owner(Kind kind, const std::string& id) {
  if (owners_ == nullptr) return {};
  auto file = kind == Kind::Passage ? owners_->of_passage(id) : owners_->of_paper(id);
  if (!file) {
    if (!std::exchange(failed_, true)) failure_ = file.error();
    return {};
  }
  return gone_.contains(*file) ? std::string() : *std::move(file);
}

std::string IdRegistry::holder(Kind kind, const std::string& id) {
  const auto& ids = held(kind);
  if (const auto known = ids.find(id); known != ids.end()) return files_[known->second.file];
  auto file = owner(kind, id);
  return file == files_.back() ? std::string() : file;
}

std::string IdRegistry::first_free(Kind kind, const std::string& stem, std::uint32_t& next, const std::string& other) {
  for (;;) {
    auto id = stem + "~" + std::to_string(next++);
    if (id != other && holder(kind, id).empty()) return id;
  }
}

std::string IdRegistry::claim(Kind kind, const std::string& id, const std::string& other) {
  auto& ids = held(kind);
  const auto file = static_cast<std::uint32_t>(files_.size() - 1);
  const auto by_file = id + "~" + name_;
  const auto held_by = holder(kind, id);
  std::string given = id;
  if (held_by.empty() && id != other) {
    // What the file was given before stays, though the id that it asks for is free now.
    const bool stays = changed_before_ && by_file != other && !ids.contains(by_file) &&
                       owner(kind, by_file) == files_.back() && owner(kind, id) != files_.back();
    if (stays) given = by_file;
  } else if (held_by == files_.back() || held_by.empty()) {
    std::uint32_t next = held_by.empty() ? 2 : ids.at(id).next;
    given = first_free(kind, id, next, other);
    if (!held_by.empty()) ids.at(id).next = next;
  } else {
    given = by_file;
    std::uint32_t next = 2;
    if (const auto known = ids.find(by_file); known != ids.end()) next = known->second.next;
    if (given == other || !holder(kind, given).empty()) given = first_free(kind, by_file, next, other);
    if (const auto known = ids.find(by_file); known != ids.end()) known->second.next = next;
  }
  ids.emplace(given, Holder{file, 2});
  if (given != id) note(kind, id, given, held_by.empty() && id != other ? std::nullopt : std::optional(held_by));
  return given;
}

/// `held_by`: the file that has the id, none for this one; nothing where it is free.
void IdRegistry::note(Kind kind, const std::string& id, const std::string& given,
                      const std::optional<std::string>& held_by) {
  const bool here = held_by && (held_by->empty() || *held_by == files_.back());
  const std::string why = !held_by ? "is free now" : here ? "is taken in this file" : "is taken by " + *held_by;
  note((kind == Kind::Passage ? "the id `" : "the paper id `") + id + "` " + why +
       (held_by ? "; here it is `" + given + "`" : "; here it stays `" + given + "`, as in the index"));
}

void IdRegistry::note(std::string sentence) {
  ++changed_;
  if (notes_.size() < most_notes) notes_.push_back(std::move(sentence));
}

void IdRegistry::settle(Passage& passage, Paper& paper) {
  const bool own = passage.paper == passage.id;
  if (own) {
    passage.id = claim(Kind::Passage, passage.id, {});
    passage.paper = claim(Kind::Paper, passage.id, {});
  } else {
    const auto [known, first] = shared_.try_emplace(passage.paper);
    if (first) known->second = claim(Kind::Paper, passage.paper, {});
    passage.paper = known->second;
    // Only a paper that is stored with its one passage may have that passage's id.
    passage.id = claim(Kind::Passage, passage.id, passage.paper);
  }
  paper.id = passage.paper;
}

void IdRegistry::settle_passage(Passage& passage) { passage.id = claim(Kind::Passage, passage.id, passage.paper); }

void IdRegistry::reserve_paper(const std::string& id) {
  papers_.emplace(id, Holder{static_cast<std::uint32_t>(files_.size() - 1), 2});
}

std::vector<std::string> IdRegistry::sentences() const {
  auto all = notes_;
  if (changed_ > notes_.size()) all.push_back("and " + std::to_string(changed_ - notes_.size()) + " more ids");
  return all;
}

Result<void> IdRegistry::failure() const {
  if (failed_) return failure_;
  return {};
}

}  // namespace dossier
