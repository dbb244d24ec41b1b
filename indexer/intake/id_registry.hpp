// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/passage.hpp"
#include "index/remote_library.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace dossier {

/// Gives every passage and every paper of an index an id of its own, whatever ids the files ask for. Two passages never
/// share an id, nor two papers; an id goes to the file that has it in the index, else to the first that asks.
/// - An id that another file has becomes `ID~NAME`, where NAME is what the file's paper would be called: the result
///   does not depend on which of the files is read first next time.
/// - An id that comes again in the same file becomes `ID~2`, `ID~3` … in the order of the records.
/// Every change is said in sentences(), with both ids.
class IdRegistry {
 public:
  /// `owners`: who has which id in the index that is brought up to date; null where there is none. Files in `gone` are
  /// taken out of it: their ids are free.
  IdRegistry(const IdOwners* owners, std::set<std::string> gone) : owners_(owners), gone_(std::move(gone)) {}

  /// The ids that are asked for next come from this file. `name`: for `ID~NAME`. `changed_before`: whether ids of the
  /// file were changed the last time; these then stay, though the other file may have gone.
  void begin(const std::string& file, const std::string& name, bool changed_before);
  /// Settles the ids of a record that is alone in its paper, or stands in the paper that it names.
  void settle(Passage& passage, Paper& paper);
  /// Settles the id of a passage whose paper has one already.
  void settle_passage(Passage& passage);
  /// The file's ids are free: it is given up for another one.
  void leave(const std::string& file) { gone_.insert(file); }
  /// The paper's id is this file's, as the plan has found out.
  void reserve_paper(const std::string& id);

  /// Ids of the file that were changed.
  [[nodiscard]] std::uint32_t changed() const { return changed_; }
  [[nodiscard]] std::vector<std::string> sentences() const;
  /// The first error of the index that was met.
  [[nodiscard]] Result<void> failure() const;

 private:
  struct Holder {
    std::uint32_t file = 0;
    std::uint32_t next = 2;  ///< number to try for the next that asks for the same id
  };
  using Held = std::unordered_map<std::string, Holder>;
  enum class Kind : std::uint8_t { Passage, Paper };

  /// A free id for one that is asked for, now held by the file at hand; never `other`.
  std::string claim(Kind kind, const std::string& id, const std::string& other);
  /// The file that has the id, empty for none. The file at hand counts only with what it has asked for in this run.
  std::string holder(Kind kind, const std::string& id);
  std::string owner(Kind kind, const std::string& id);
  std::string first_free(Kind kind, const std::string& stem, std::uint32_t& next, const std::string& other);
  void note(Kind kind, const std::string& id, const std::string& given, const std::optional<std::string>& held_by);
  void note(std::string sentence);
  Held& held(Kind kind) { return kind == Kind::Passage ? passages_ : papers_; }

  const IdOwners* owners_;
  std::set<std::string> gone_;
  std::vector<std::string> files_;
  Held passages_;
  Held papers_;
  Error failure_;
  bool failed_ = false;

  // Of the file at hand.
  std::string name_;
  bool changed_before_ = false;
  std::unordered_map<std::string, std::string> shared_;  ///< paper that records name → its id
  std::uint32_t changed_ = 0;
  std::vector<std::string> notes_;
};

}  // namespace dossier
