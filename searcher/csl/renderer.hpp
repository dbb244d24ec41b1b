// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/csl/item.hpp"
#include "searcher/csl/rich_text.hpp"
#include "searcher/csl/style.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace dossier::csl {

/// What tells a work apart from others that would be cited alike.
struct Distinction {
  enum class Given : std::uint8_t { AsStyled, Initials, Whole };
  std::size_t names = 0;     ///< at least so many are shown
  std::vector<Given> given;  ///< by the name's place; those beyond are as styled
  bool condition = false;    ///< `disambiguate="true"` holds
  std::string year_suffix;   ///< `a`
  bool operator==(const Distinction&) const = default;
  [[nodiscard]] Given given_at(std::size_t place) const {
    return place < given.size() ? given[place] : Given::AsStyled;
  }
  /// At least this much of the name at a place, which is shown.
  void expand(std::size_t place, Given how) {
    if (given.size() <= place) given.resize(place + 1, Given::AsStyled);
    given[place] = how;
  }
};

/// What one work is rendered for.
struct Subject {
  const Item& item;
  const Element& section;      ///< citation or bibliography, whose options hold
  const Cite* cite = nullptr;  ///< null in a bibliography
  std::size_t number = 0;      ///< its place in the bibliography
  Distinction distinction = {};
  const std::string* names_instead = nullptr;  ///< what is printed for the names that come first; null: these
  bool sorting = false;                        ///< for a sort key: names inverted and whole, dates as digits
};

/// Options of names where the style, a section, `names` and `name` may set them.
struct NameOptions {
  std::string form = "long";
  std::string delimiter = ", ";
  std::string conjunction;  ///< `text`, `symbol`, or none
  std::string precedes_last;
  std::string precedes_et_al;
  std::size_t et_al_min = 0;
  std::size_t et_al_use_first = 1;
  bool et_al_use_last = false;
  bool initialize = true;
  std::optional<std::string> initialize_with;
  bool hyphen = true;
  std::string as_sort_order;
  std::string sort_separator = ", ";
  std::string demote;
  const Element* element = nullptr;  ///< `name`, with its `name-part`s
  const Element* et_al = nullptr;

  /// Whether the name at a place has its family name first.
  [[nodiscard]] bool inverts(std::size_t place) const {
    return as_sort_order == "all" || (as_sort_order == "first" && place == 0);
  }
};

/// The face that an element's formatting asks for.
std::uint8_t face_of(const Element& element);

/// Renders one work by the elements of a style. One for each rendering: it remembers what a substitute has printed.
class Renderer {
 public:
  Renderer(const Style& style, const Subject& subject) : style_(style), subject_(subject) {}

  /// The children of a layout or a macro, one behind the other.
  RichText children(const Element& parent);
  RichText element(const Element& element);
  /// The names that were printed first, as plain text.
  [[nodiscard]] const std::string& first_names() const { return first_names_; }
  /// A variable as a sort key.
  std::string sort_key(std::string_view variable);

 private:
  RichText text(const Element& element);
  RichText variable(const Element& element, const std::string& name);
  RichText number(const Element& element);
  RichText label(const Element& element);
  /// The members of a group, or of a macro, which is one too.
  RichText group(const Element& element, const std::vector<Element>& members, std::string_view delimiter);
  RichText choose(const Element& element);
  RichText date(const Element& element);
  RichText date_parts(const Element& element, const std::vector<const Element*>& parts, const Date& date);
  [[nodiscard]] std::string year(int value, std::string_view form);
  RichText date_part(const Element& part, const std::array<int, 3>& date);
  RichText names(const Element& element);
  RichText in_place_of_names(RichText names);
  RichText substitute(const Element& names);
  RichText name_list(const std::vector<Name>& people, const NameOptions& options);
  RichText one_name(const Name& name, const NameOptions& options, std::size_t place);
  RichText and_others(const std::vector<Name>& people, const NameOptions& options, std::size_t shown);
  [[nodiscard]] std::string between(const std::vector<Name>& people, const NameOptions& options, std::size_t shown,
                                    std::size_t place) const;
  static bool delimits(const std::string& rule, bool contextual, const Name& name, const NameOptions& options,
                       std::size_t place);
  [[nodiscard]] RichText name_part(const NameOptions& options, std::string_view which, const std::string& text) const;
  [[nodiscard]] RichText inverted(const Name& name, const std::string& given, const NameOptions& options) const;
  [[nodiscard]] RichText uninverted(const Name& name, const std::string& given, const NameOptions& options) const;
  [[nodiscard]] std::vector<Name> people_of(const std::string& variable) const;
  [[nodiscard]] bool are_both(const std::vector<std::string>& variables) const;
  [[nodiscard]] const Element* label_for(const Element& names) const;
  RichText labelled(const Element& names, const std::string& variable, RichText list, bool plural);
  RichText name_label(const Element& label, const std::string& variable, bool plural);
  NameOptions name_options(const Element& names);
  [[nodiscard]] std::string given_of(const Name& name, const NameOptions& options, std::size_t place) const;

  [[nodiscard]] bool holds(const Element& condition);
  bool has_value(std::string_view variable);
  /// The value of a text variable; empty where there is none, or where a substitute has printed it.
  std::string value_of(std::string_view variable);
  /// Formatting, case, quotation marks and affixes of an element.
  RichText decorated(const Element& element, RichText content) const;

  const Style& style_;
  const Subject& subject_;
  std::set<std::string, std::less<>> printed_;  ///< variables that a substitute has printed
  std::vector<const Element*> name_scope_;      ///< `names` whose `name` those without one in a substitute take
  bool asked_ = false;                          ///< a variable was asked for since this was cleared
  bool filled_ = false;                         ///< and one had a value
  bool suffixed_ = false;
  std::string first_names_;
  std::size_t names_shown_ = 0;  ///< of the last list
  int depth_ = 0;
  std::size_t elements_ = 0;  ///< rendered so far
  std::size_t bytes_ = 0;     ///< that they came to
};

}  // namespace dossier::csl
