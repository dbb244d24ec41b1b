// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/csl/locale.hpp"

#include "embedded_csl_locale.hpp"

#include <cassert>

namespace dossier::csl {
namespace {

/// What stands in for a form that a term lacks.
std::string_view next_form(std::string_view form) {
  if (form == "verb-short") return "verb";
  if (form == "symbol") return "short";
  return form == "verb" || form == "short" ? "long" : "";
}

}  // namespace

const Locale& Locale::built_in() {
  static const Locale english = [] {
    Locale locale;
    const auto element = parse_xml(embedded_csl_locale("locale-en-US.xml"));
    assert(element);
    locale.merge(*element);
    locale.language = "en-US";
    return locale;
  }();
  return english;
}

void Locale::merge(const Element& locale) {
  for (const auto& part : locale.children) {
    if (part.name == "style-options") {
      if (part.has("punctuation-in-quote")) punctuation_in_quote_ = part["punctuation-in-quote"] == "true";
      if (part.has("limit-day-ordinals-to-day-1")) limits_ordinals_ = part["limit-day-ordinals-to-day-1"] == "true";
    } else if (part.name == "date") {
      dates_.insert_or_assign(part["form"], part);
    } else if (part.name == "terms") {
      for (const auto& term : part.children) {
        const auto& form = term["form"];
        const auto* single = term.child("single");
        const auto* multiple = term.child("multiple");
        terms_[term["name"] + '/' + (form.empty() ? "long" : form)] = {
            single == nullptr ? term.text : single->text, multiple == nullptr ? term.text : multiple->text};
      }
    }
  }
}

const std::string* Locale::find(std::string_view name, std::string_view form, bool plural) const {
  for (auto wanted = form.empty() ? std::string_view("long") : form; !wanted.empty(); wanted = next_form(wanted)) {
    const auto found = terms_.find(std::string(name) + '/' + std::string(wanted));
    if (found != terms_.end()) return plural ? &found->second.multiple : &found->second.single;
  }
  return nullptr;
}

std::string Locale::term(std::string_view name, std::string_view form, bool plural) const {
  const auto* found = find(name, form, plural);
  return found == nullptr ? std::string() : *found;
}

const Element* Locale::date(std::string_view form) const {
  const auto found = dates_.find(form);
  return found == dates_.end() ? nullptr : &found->second;
}

std::string Locale::ordinal(int number) const {
  const auto named = [&](int ending) {
    return find("ordinal-" + std::string(ending < 10 ? "0" : "") + std::to_string(ending));
  };
  const auto* suffix = named(number % 100);
  if (suffix == nullptr || number % 100 < 10) {
    const auto* last = named(number % 10);
    if (suffix == nullptr) suffix = last;
  }
  if (suffix == nullptr) suffix = find("ordinal");
  return std::to_string(number) + (suffix == nullptr ? "" : *suffix);
}

}  // namespace dossier::csl
