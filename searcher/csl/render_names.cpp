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
  [[nodiscard]] std::string get(std::string_view name, std::string otherwise, std::string_view outer = {}) const {
    const auto* found = find(name, outer);
    return found == nullptr ? std::move(otherwise) : *found;
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

/// A particle with the blank behind it, or none where it touches: `d’`, `al-`.
std::string before(const std::string& particle) {
  if (particle.empty()) return {};
  const bool touches = particle.ends_with("'") || particle.ends_with("’") || particle.ends_with("-");
  return curled(particle) + (touches ? "" : " ");
}

bool is_pair_of(const std::vector<Name>& a, const std::vector<Name>& b) { return !a.empty() && a == b; }

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

RichText Renderer::names(const Element& element) {
  asked_ = true;
  const auto& item = subject_.item;
  auto variables = words_of(element["variable"]);
  const auto people_of = [&](const std::string& variable) {
    const auto found = item.names.find(variable);
    return found == item.names.end() || printed_.contains(variable) ? std::vector<Name>() : found->second;
  };
  std::string merged;
  if (variables.size() == 2 && is_pair_of(people_of(variables[0]), people_of(variables[1])) &&
      style_.locale().find("editortranslator") != nullptr &&
      element["variable"].find("translator") != std::string::npos) {
    merged = "editortranslator";
    variables.pop_back();
  }
  const auto options = name_options(element);
  const auto* label = element.child("label");
  for (auto scope = name_scope_.rbegin(); label == nullptr && scope != name_scope_.rend(); ++scope) {
    if (element.child("name") == nullptr) label = (*scope)->child("label");
  }
  std::vector<RichText> lists;
  std::size_t count = 0;
  for (const auto& variable : variables) {
    const auto people = people_of(variable);
    if (people.empty()) continue;
    filled_ = true;
    auto list = name_list(people, options);
    count += names_shown_;
    if (options.form == "count") continue;
    if (options.element != nullptr) list = decorated(*options.element, std::move(list));
    if (label != nullptr && !subject_.sorting) {
      const auto term = name_label(*label, merged.empty() ? variable : merged, people.size() > 1);
      const auto* name = element.child("name");
      const bool first = name != nullptr && !element.children.empty() && label < name;
      RichText whole = first ? term : list;
      whole.append(first ? list : term);
      list = std::move(whole);
    }
    if (!name_scope_.empty()) printed_.insert(variable);
    lists.push_back(std::move(list));
  }
  if (options.form == "count" && count > 0) return decorated(element, RichText(std::to_string(count)));
  if (lists.empty()) return decorated(element, substitute(element));
  const Places places({&element, &subject_.section, &style_.root()});
  auto all = join(lists, places.get("delimiter", "", "names-delimiter"));
  if (first_names_.empty()) {
    first_names_ = all.plain();
    if (subject_.names_instead != nullptr) all = RichText(*subject_.names_instead);
  }
  return decorated(element, std::move(all));
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

RichText Renderer::name_list(const std::vector<Name>& people, const NameOptions& options) {
  const bool cut = options.et_al_min > 0 && people.size() >= options.et_al_min;
  auto shown = cut ? std::min(options.et_al_use_first, people.size()) : people.size();
  shown = std::clamp(std::max(shown, subject_.distinction.names), std::size_t{1}, people.size());
  names_shown_ = shown;
  if (options.form == "count") return {};
  const bool et_al = shown < people.size();
  const auto is_inverted = [&](std::size_t place) {
    const auto& name = people[place];
    const bool turned = options.as_sort_order == "all" || (options.as_sort_order == "first" && place == 0);
    return turned && name.literal.empty() && !name.given.empty() && is_latin(name);
  };
  const auto delimits = [&](const std::string& rule, bool contextual, std::size_t before) {
    if (rule == "always") return true;
    if (rule == "after-inverted-name") return is_inverted(before);
    return rule != "never" && contextual;
  };
  RichText out;
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = i + 1 == shown && i > 0 && !et_al;
    if (last && !options.conjunction.empty() && !subject_.sorting) {
      const bool comma = delimits(options.precedes_last, shown > 2, i - 1);
      const auto* word = style_.locale().find("and", options.conjunction == "symbol" ? "symbol" : "long");
      out.append(comma ? options.delimiter : std::string(" "));
      out.append((word == nullptr ? "&" : *word) + " ");
    } else if (i > 0) {
      out.append(options.delimiter);
    }
    out.append(one_name(people[i], options, i));
  }
  if (!et_al || subject_.sorting) return out;
  if (options.et_al_use_last && people.size() > shown + 1) {
    out.append(options.delimiter + "… ");
    out.append(one_name(people.back(), options, people.size() - 1));
    return out;
  }
  const auto* term = options.et_al;
  const auto words = style_.locale().term(term != nullptr && term->has("term") ? (*term)["term"] : "et-al");
  if (words.empty()) return out;
  out.append(delimits(options.precedes_et_al, shown > 1, shown - 1) ? options.delimiter : std::string(" "));
  out.append(term == nullptr ? RichText(words) : decorated(*term, RichText(words)));
  return out;
}

std::string Renderer::given_of(const Name& name, const NameOptions& options, std::size_t place) const {
  const bool whole = subject_.distinction.given_at(place) == Distinction::Given::Whole;
  if (whole || !options.initialize_with) return name.given;
  return initials(name.given, *options.initialize_with, options.hyphen, !options.initialize);
}

RichText Renderer::one_name(const Name& name, const NameOptions& options, std::size_t place) {
  const auto* element = options.element;
  const auto part = [&](std::string_view which, const std::string& text) {
    if (element == nullptr) return RichText(text);
    for (const auto& child : element->children) {
      if (child.name == "name-part" && child["name"] == which) return decorated(child, RichText(text));
    }
    return RichText(text);
  };
  if (!name.literal.empty()) return part("family", curled(name.literal));
  const auto family = curled(name.family);
  const auto given = curled(given_of(name, options, place));
  if (!is_latin(name)) return part("family", family + (options.form == "short" ? "" : given));
  const bool expanded = subject_.distinction.given_at(place) != Distinction::Given::AsStyled;
  if ((options.form == "short" && !expanded) || given.empty()) {
    auto out = part("family", before(name.non_dropping) + family);
    if (options.form != "short" && !name.suffix.empty()) out.append(" " + name.suffix);
    return out;
  }
  const bool inverted = options.as_sort_order == "all" || (options.as_sort_order == "first" && place == 0);
  RichText out;
  if (!inverted) {
    out.append(part("given", joined({given, name.dropping.empty() ? "" : curled(name.dropping)}, " ")));
    const bool touches = name.dropping.ends_with("'") || name.dropping.ends_with("’") || name.dropping.ends_with("-");
    if (!touches) out.append(" ");
    out.append(part("family", before(name.non_dropping) + family));
    if (!name.suffix.empty()) out.append((name.comma_suffix ? ", " : " ") + name.suffix);
    return out;
  }
  const bool demoted =
      options.demote.empty() || options.demote == "display-and-sort" || (options.demote != "never" && subject_.sorting);
  out.append(part("family", (demoted ? "" : before(name.non_dropping)) + family));
  out.append(options.sort_separator);
  out.append(part("given", joined({given, curled(name.dropping), demoted ? curled(name.non_dropping) : ""}, " ")));
  if (!name.suffix.empty()) out.append(options.sort_separator + name.suffix);
  return out;
}

}  // namespace dossier::csl
