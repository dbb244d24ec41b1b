// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/bibliography/bibliography.hpp"
#include "indexer/bibliography/corrections.hpp"

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace dossier::bibliography {

/// What makes a paper's record of what was read of it: the bibliographies and the user's corrections. Const: many
/// threads may ask it.
class Identities {
 public:
  /// `unavailable`: names of bibliographies that cannot be read now: what they have said still holds.
  Identities(Bibliography bibliography, PaperCorrections corrections, std::set<std::string> unavailable)
      : bibliography_(std::move(bibliography)),
        corrections_(std::move(corrections)),
        unavailable_(std::move(unavailable)) {}

  /// Completes the record of a paper that was just read, field by field: a correction wins over the bibliography, and
  /// that over what was read. Sets Paper::identity, `sources`, and `citation_key` where the bibliography has one.
  /// Collections and tags go into `fields` as (facet, value).
  void apply(const PaperFile& file, Paper& paper, std::vector<std::pair<std::string, std::string>>& fields) const;
  /// The user's notes on a paper that has an entry, by its Paper::identity; none without one.
  [[nodiscard]] const std::vector<UserNote>& notes_of(const Paper& paper) const;
  /// Whether a paper of the index would get another record now.
  [[nodiscard]] bool outdated(const PaperFile& file, const Paper& stored) const;
  /// The entry that Paper::identity names; nothing for none.
  [[nodiscard]] std::optional<EntryId> entry_of(const std::string& identity) const;

  [[nodiscard]] const Bibliography& bibliography() const { return bibliography_; }
  [[nodiscard]] const PaperCorrections& corrections() const { return corrections_; }

 private:
  [[nodiscard]] std::string identity_of(std::optional<EntryId> entry, const std::string& paper_id) const;

  Bibliography bibliography_;
  PaperCorrections corrections_;
  std::set<std::string> unavailable_;
};

}  // namespace dossier::bibliography
