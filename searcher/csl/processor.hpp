// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/csl/collapse.hpp"
#include "searcher/csl/renderer.hpp"

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace dossier::csl {

/// `a`, `b`, … `z`, `aa`: the letter of a place, from 0.
std::string letter(std::size_t place);

/// Citations and references of a set of works in one style. What would be cited alike is told apart as the style has
/// it: by more names, given names, the style's own condition, and letters behind the year.
class Processor {
 public:
  /// Cost: each work is rendered about twice, again for each step that tells it apart.
  Processor(std::shared_ptr<const Style> style, std::vector<Item> items);

  /// Several works in one pair of brackets, collapsed as the style has it, or one; the ids must be among the items.
  [[nodiscard]] RichText citation(std::vector<Cite> cites) const;
  /// The entries by the style's own order, with their ids; none where the style has no bibliography.
  [[nodiscard]] std::vector<std::pair<std::string, RichText>> bibliography() const;
  /// The letter behind the year of a work; empty where it needs none.
  [[nodiscard]] std::string year_suffix(const std::string& id) const;

 private:
  struct Entry {
    Item item;
    std::size_t number = 0;
    Distinction distinction = {};
  };
  /// An entry of the list, and the names that it begins with.
  RichText listed(const Entry& entry, const std::string* names_instead, std::string& names) const;
  [[nodiscard]] RichText cited(const Entry& entry, const Cite& cite) const;
  /// The same, and the names that it begins with.
  RichText cited(const Subject& subject, std::string& names) const;
  /// A work as a part of a citation of several; `parts`: with what collapsing needs.
  [[nodiscard]] CitePiece piece(const Cite& cite, bool parts) const;
  [[nodiscard]] std::vector<std::string> sort_keys(const Entry& entry, const Element& sort, const Cite* cite) const;
  void sort_entries();
  void tell_apart();
  /// Entries that are cited alike, in groups of two or more.
  [[nodiscard]] std::vector<std::vector<Entry*>> alike();
  void tell_names_apart(bool first_only, bool initials_only);
  template <class Change>
  void try_alike(Change change);
  template <class Change>
  void try_each(const std::vector<Entry*>& group, Change change);

  std::shared_ptr<const Style> style_;
  std::vector<Entry> entries_;  ///< in the order of the bibliography
  std::map<std::string, std::size_t, std::less<>> places_;
};

}  // namespace dossier::csl
