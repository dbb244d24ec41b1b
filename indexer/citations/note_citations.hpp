// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/cited_work.hpp"
#include "indexer/citations/own_list.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::citations {

/// The citations in a paper's notes, one note after the other: in full, in the short form that a later note has
/// (`Khan, Politics of Water, 14`), and `Ibid.`
class NoteCitations {
 public:
  using Take = std::function<void(const TextSpan&, const CitedWork&)>;
  /// Reads the next note.
  void read(std::string_view note, const OwnList& list, const Take& take);

 private:
  void read_part(std::string_view note, std::size_t begin, std::size_t end, const OwnList& list, const Take& take);
  [[nodiscard]] const CitedWork* earlier(const CitedWork& work) const;
  void keep(const CitedWork& work);

  std::map<std::string, std::vector<CitedWork>> full_;  ///< works cited in full, by each form of the first author
  std::optional<CitedWork> last_;
};

}  // namespace dossier::citations
