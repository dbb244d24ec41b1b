// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/csl/element.hpp"

#include <map>
#include <string>
#include <string_view>

namespace dossier::csl {

/// The words of a language: terms, forms of dates, options.
class Locale {
 public:
  /// English of the United States, which is built in.
  static const Locale& built_in();

  /// Takes in what a locale element says: it goes before what is there.
  void merge(const Element& locale);

  /// A term in a form (empty: `long`) or the nearest that there is; null where the language has no such term.
  [[nodiscard]] const std::string* find(std::string_view name, std::string_view form = {}, bool plural = false) const;
  /// The same; empty where there is none.
  [[nodiscard]] std::string term(std::string_view name, std::string_view form = {}, bool plural = false) const;
  /// The parts of a date: `text` or `numeric`. Null for another form.
  [[nodiscard]] const Element* date(std::string_view form) const;
  /// `2nd`
  [[nodiscard]] std::string ordinal(int number) const;
  [[nodiscard]] bool punctuation_in_quote() const { return punctuation_in_quote_; }
  [[nodiscard]] bool limits_ordinals() const { return limits_ordinals_; }
  std::string language;  ///< `en-US`

 private:
  struct Term {
    std::string single;
    std::string multiple;
  };
  std::map<std::string, Term, std::less<>> terms_;  ///< by `name/form`
  std::map<std::string, Element, std::less<>> dates_;
  bool punctuation_in_quote_ = false;
  bool limits_ordinals_ = false;  ///< to the first day of a month
};

}  // namespace dossier::csl
