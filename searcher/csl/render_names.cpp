// SPDX-License-Identifier: GPL-3.0-or-later
// Names: `names` with its options, substitute and labels.
#include "searcher/csl/renderer.hpp"

#include "base/letters.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "searcher/csl/text_case.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace dossier::csl {
namespace {

std::size_t number_of(const std::string& text, std::size_t otherwise) {
  std::size_t number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// Where an option may stand, from the nearest on.
class Places {
 public:
  explicit Places(std::vector<const Element*> places) : places_(std::move(places)) {}
  /// By its name on the element itself, or its name further out.
  [[nodiscard]] const std::string* find(std::string_view name, std::string_view outer = {}) const {
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const auto wanted = i == 0 || outer.empty() ? name : outer;
      if (places_[i] == nullptr) continue;
      const auto found = places_[i]->attributes.find(wanted);
      if (found != places_[i]->attributes.end()) return &found->second;
    }
    return nullptr;
  }
  [[nodiscard]] std::string get(std::string_view name, const std::string& otherwise,
                                std::string_view outer = {}) const {
    const auto* found = find(name, outer);
    return found == nullptr ? otherwise : *found;
  }

 private:
  std::vector<const Element*> places_;
};

bool is_latin(const Name& name) {
  const auto text = name.family + name.given;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = utf8::decode(text, at);
    if (is_han(c.code) || (c.code >= 0x3040 && c.code <= 0x30FF) || (c.code >= 0xAC00 && c.code <= 0xD7AF))
      return false;
    at += c.size;
  }
  return true;
}

/// A name's straight apostrophes are apostrophes: ’t Hooft.
std::string printed(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '\'')
      out += "’";
    else
      out += c;
  }
  return curled(out);
}

/// A particle with the blank behind it, or none where it touches: `d’`, `al-`.
std::string before(const std::string& particle) {
  if (particle.empty()) return {};
  const bool touches = particle.ends_with("'") || particle.ends_with("’") || particle.ends_with("-");
  return printed(particle) + (touches ? "" : " ");
}

}  // namespace

NameOptions Renderer::name_options(const Element& names) {
  const auto* element = names.child("name");
  const auto* et_al = names.child("et-al");
  for (auto scope = name_scope_.rbegin(); scope != name_scope_.rend(); ++scope) {
    if (element == nullptr) element = (*scope)->child("name");
    if (et_al == nullptr) et_al = (*scope)->child("et-al");
  }
  const Places places({element, &subject_.section, &style_.root()});
  NameOptions options;
  options.element = element;
  options.et_al = et_al;
  options.form = places.get("form", "long", "name-form");
  options.delimiter = places.get("delimiter", ", ", "name-delimiter");
  options.conjunction = places.get("and", "");
  options.precedes_last = places.get("delimiter-precedes-last", "contextual");
  options.precedes_et_al = places.get("delimiter-precedes-et-al", "contextual");
  options.et_al_min = number_of(places.get("et-al-min", "0"), 0);
  options.et_al_use_first = number_of(places.get("et-al-use-first", "1"), 1);
  options.et_al_use_last = places.get("et-al-use-last", "false") == "true";
  options.initialize = places.get("initialize", "true") == "true";
  if (const auto* with = places.find("initialize-with")) options.initialize_with = *with;
  options.hyphen = style_.root()["initialize-with-hyphen"] != "false";
  options.as_sort_order = places.get("name-as-sort-order", "");
  options.sort_separator = places.get("sort-separator", ", ");
  options.demote = style_.root()["demote-non-dropping-particle"];
  if (subject_.sorting) {
    options.as_sort_order = "all";
    options.form = options.form == "count" ? "count" : "long";
  }
  return options;
}

std::vector<Name> Renderer::people_of(const std::string& variable) const {
  const auto found = subject_.item.names.find(variable);
  const bool there = found != subject_.item.names.end() && !printed_.contains(variable);
  return there ? found->second : std::vector<Name>();
}

/// Whether editors and translators are the same people, who then stand there once.
bool Renderer::are_both(const std::vector<std::string>& variables) const {
  if (variables.size() != 2 || style_.locale().find("editortranslator") == nullptr) return false;
  const bool named = std::ranges::find(variables, "translator") != variables.end() &&
                     std::ranges::find(variables, "editor") != variables.end();
  const auto people = people_of(variables[0]);
  return named && !people.empty() && people == people_of(variables[1]);
}

/// The label of `names`, or in a substitute of those that it stands in for.
const Element* Renderer::label_for(const Element& names) const {
  const auto* label = names.child("label");
  if (names.child("name") != nullptr) return label;
  for (auto scope = name_scope_.rbegin(); label == nullptr && scope != name_scope_.rend(); ++scope) {
    label = (*scope)->child("label");
  }
  return label;
}

RichText Renderer::labelled(const Element& names, const std::string& variable, RichText list, bool plural) {
  const auto* label = label_for(names);
  if (label == nullptr || subject_.sorting) return list;
  const auto term = name_label(*label, variable, plural);
  const auto* name = names.child("name");
  const bool first = name != nullptr && names.child("label") == label && label < name;
  RichText out = first ? term : list;
  out.append(first ? list : term);
  return out;
}

RichText Renderer::names(const Element& element) {
  asked_ = true;
  auto variables = words_of(element["variable"]);
  const bool both = are_both(variables);
  if (both) variables.pop_back();
  const auto options = name_options(element);
  std::vector<RichText> lists;
  std::size_t count = 0;
  for (const auto& variable : variables) {
    const auto people = people_of(variable);
    if (people.empty()) continue;
    filled_ = true;
    auto list = name_list(people, options);
    count += names_shown_;
    if (options.element != nullptr) list = decorated(*options.element, std::move(list));
    if (!name_scope_.empty()) printed_.insert(variable);
    lists.push_back(labelled(element, both ? "editortranslator" : variable, std::move(list), people.size() > 1));
  }
  if (options.form == "count" && count > 0) return decorated(element, RichText(std::to_string(count)));
  if (lists.empty()) return decorated(element, in_place_of_names(substitute(element)));
  const Places places({&element, &subject_.section, &style_.root()});
  auto all = join(lists, places.get("delimiter", "", "names-delimiter"));
  return decorated(element, in_place_of_names(std::move(all)));
}

/// The first names of a work are what a style may put a dash for, whether people or what stands in for them.
RichText Renderer::in_place_of_names(RichText names) {
  if (!first_names_.empty() || names.empty() || !name_scope_.empty()) return names;
  first_names_ = names.plain();
  return subject_.names_instead == nullptr ? names : RichText(*subject_.names_instead);
}

RichText Renderer::substitute(const Element& names) {
  const auto* instead = names.child("substitute");
  if (instead == nullptr) return {};
  name_scope_.push_back(&names);
  RichText out;
  for (const auto& child : instead->children) {
    out = element(child);
    if (!out.empty()) break;
  }
  name_scope_.pop_back();
  return out;
}

RichText Renderer::name_label(const Element& label, const std::string& variable, bool plural) {
  if (label["plural"] == "always") plural = true;
  if (label["plural"] == "never") plural = false;
  return decorated(label, RichText(style_.locale().term(variable, label["form"], plural)));
}

/// Whether a delimiter stands before `and` or `et al.`, behind the name that is given.
bool Renderer::delimits(const std::string& rule, bool contextual, const Name& name, const NameOptions& options,
                        std::size_t place) {
  if (rule == "always") return true;
  if (rule != "after-inverted-name") return rule != "never" && contextual;
  return options.inverts(place) && name.literal.empty() && !name.given.empty() && is_latin(name);
}

/// What stands before the name at a place that is not the first.
std::string Renderer::between(const std::vector<Name>& people, const NameOptions& options, std::size_t shown,
                              std::size_t place) const {
  const bool last = place + 1 == people.size();
  if (!last || options.conjunction.empty() || subject_.sorting) return options.delimiter;
  const bool comma = delimits(options.precedes_last, shown > 2, people[place - 1], options, place - 1);
  const auto* word = style_.locale().find("and", options.conjunction == "symbol" ? "symbol" : "long");
  return (comma ? options.delimiter : std::string(" ")) + (word == nullptr ? "&" : *word) + " ";
}

RichText Renderer::name_list(const std::vector<Name>& people, const NameOptions& options) {
  const bool cut = options.et_al_min > 0 && people.size() >= options.et_al_min;
  auto shown = cut ? std::min(options.et_al_use_first, people.size()) : people.size();
  shown = std::clamp(std::max(shown, subject_.distinction.names), std::size_t{1}, people.size());
  names_shown_ = shown;
  RichText out;
  if (options.form == "count") return out;
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) out.append(between(people, options, shown, i));
    out.append(one_name(people[i], options, i));
  }
  if (shown < people.size() && !subject_.sorting) out.append(and_others(people, options, shown));
  return out;
}

RichText Renderer::and_others(const std::vector<Name>& people, const NameOptions& options, std::size_t shown) {
  RichText out;
  if (options.et_al_use_last && people.size() > shown + 1) {
    out.append(options.delimiter + "… ");
    out.append(one_name(people.back(), options, people.size() - 1));
    return out;
  }
  const auto* term = options.et_al;
  const auto words = style_.locale().term(term != nullptr && term->has("term") ? (*term)["term"] : "et-al");
  if (words.empty()) return out;
  const bool comma = delimits(options.precedes_et_al, shown > 1, people[shown - 1], options, shown - 1);
  out.append(comma ? options.delimiter : std::string(" "));
  out.append(term == nullptr ? RichText(words) : decorated(*term, RichText(words)));
  return out;
}

std::string Renderer::given_of(const Name& name, const NameOptions& options, std::size_t place) const {
  const bool whole = subject_.distinction.given_at(place) == Distinction::Given::Whole;
  if (whole || !options.initialize_with) return name.given;
  return initials(name.given, *options.initialize_with, options.hyphen, !options.initialize);
}

RichText Renderer::name_part(const NameOptions& options, std::string_view which, const std::string& text) const {
  if (options.element == nullptr) return RichText(text);
  for (const auto& child : options.element->children) {
    if (child.name == "name-part" && child["name"] == which) return decorated(child, RichText(text));
  }
  return RichText(text);
}

RichText Renderer::one_name(const Name& name, const NameOptions& options, std::size_t place) {
  if (!name.literal.empty()) return name_part(options, "family", printed(name.literal));
  if (name.family.empty()) return name_part(options, "family", printed(name.given));
  const auto family = printed(name.family);
  const auto given = printed(given_of(name, options, place));
  const bool is_short = options.form == "short";
  if (!is_latin(name)) return name_part(options, "family", family + (is_short ? "" : given));
  const bool expanded = subject_.distinction.given_at(place) != Distinction::Given::AsStyled;
  if ((is_short && !expanded) || given.empty()) {
    auto out = name_part(options, "family", before(name.non_dropping) + family);
    if (!is_short && !name.suffix.empty()) out.append(" " + name.suffix);
    return out;
  }
  return options.inverts(place) ? inverted(name, given, options) : uninverted(name, given, options);
}

RichText Renderer::uninverted(const Name& name, const std::string& given, const NameOptions& options) const {
  const auto dropping = printed(name.dropping);
  auto out = name_part(options, "given", joined({given, dropping}, " "));
  if (before(name.dropping) != dropping || dropping.empty()) out.append(" ");
  out.append(name_part(options, "family", before(name.non_dropping) + printed(name.family)));
  if (!name.suffix.empty()) out.append((name.comma_suffix ? ", " : " ") + name.suffix);
  return out;
}

RichText Renderer::inverted(const Name& name, const std::string& given, const NameOptions& options) const {
  const bool never = options.demote == "never" || (options.demote == "sort-only" && !subject_.sorting);
  const auto particle = never ? before(name.non_dropping) : std::string();
  const auto behind = never ? std::string() : printed(name.non_dropping);
  auto out = name_part(options, "family", particle + printed(name.family));
  out.append(options.sort_separator);
  out.append(name_part(options, "given", joined({given, printed(name.dropping), behind}, " ")));
  if (!name.suffix.empty()) out.append(options.sort_separator + name.suffix);
  return out;
}

}  // namespace dossier::csl
