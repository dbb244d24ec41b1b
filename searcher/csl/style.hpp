// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "searcher/csl/element.hpp"
#include "searcher/csl/locale.hpp"

#include <map>
#include <string>
#include <string_view>

namespace dossier::csl {

/// A style that can be used: the parsed file with its macros and the locale that it works in.
class Style {
 public:
  /// Reads a style. `locale`: a file of CSL's locales for the language of the style, as XML; empty: English. Errors:
  /// BadData for what is no independent style of CSL 1.0.
  static Result<Style> parse(std::string_view xml, std::string_view locale = {});

  /// The language of its `default-locale`; empty where it names none.
  static std::string language_of(std::string_view xml);
  /// Of a dependent style: the last part of its parent's address, `apa` of `http://www.zotero.org/styles/apa`. Empty
  /// for one that stands alone.
  static std::string parent_of(std::string_view xml);

  [[nodiscard]] const std::string& title() const { return title_; }
  /// Whether its citations are made for notes.
  [[nodiscard]] bool is_note() const { return root_["class"] == "note"; }
  [[nodiscard]] const Element& root() const { return root_; }
  [[nodiscard]] const Element& citation() const { return *root_.child("citation"); }
  /// Null where the style has none.
  [[nodiscard]] const Element* bibliography() const { return root_.child("bibliography"); }
  [[nodiscard]] const Element* macro(std::string_view name) const;
  [[nodiscard]] const Locale& locale() const { return locale_; }
  /// Whether the style says itself where the letter behind a year goes.
  [[nodiscard]] bool places_year_suffix() const { return places_year_suffix_; }

 private:
  Element root_;
  std::string title_;
  std::map<std::string, std::size_t, std::less<>> macros_;  ///< place among the children of the root
  Locale locale_ = Locale::built_in();
  bool places_year_suffix_ = false;
};

}  // namespace dossier::csl
