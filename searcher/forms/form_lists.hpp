// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::forms {

/// What the rules of English inflection need to know word by word; made once of `data/en_irregular.txt` and
/// `data/en_lists.txt`.
class FormLists {
 public:
  static const FormLists& english();

  /// Whether a list of `en_lists.txt` has the word.
  [[nodiscard]] bool has(std::string_view list, std::string_view word) const;
  /// Dictionary forms of an irregular form, the form itself among them where it is one; empty for a regular word.
  [[nodiscard]] const std::vector<std::string>& lemmas(std::string_view form) const;
  /// The forms of an irregular word beside itself; empty for a regular one.
  [[nodiscard]] const std::vector<std::string>& forms(std::string_view lemma) const;

 private:
  using Words = std::map<std::string, std::vector<std::string>, std::less<>>;
  void read_irregular(std::string_view text);
  void read_lists(std::string_view text);

  Words lemmas_;
  Words forms_;
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> lists_;
};

}  // namespace dossier::forms
