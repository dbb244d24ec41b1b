// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/csl/processor.hpp"

#include "base/collation.hpp"
#include "base/letters.hpp"
#include "base/utf8.hpp"
#include "searcher/csl/text_case.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

namespace dossier::csl {
namespace {

/// Whether keys stand before others; empty ones come last.
bool goes_before(const std::vector<std::string>& a, const std::vector<std::string>& b, const Element& sort) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) continue;
    if (a[i].empty() || b[i].empty()) return b[i].empty();
    const bool descending = sort.children[i]["sort"] == "descending";
    return descending ? b[i] < a[i] : a[i] < b[i];
  }
  return false;
}

bool is_letter(std::string_view text) {
  const auto code = utf8::decode(text, 0).code;
  return is_capital(code) || is_small_letter(code);
}

/// What a list is sorted by: quotation marks (‘ among them), brackets and commas do not count, nor apostrophes but for
/// those inside a word.
std::string without_marks(std::string_view text) {
  constexpr std::array<std::string_view, 10> marks{"‘", "“", "”", "«", "»", "„", "\"", "[", "]", ","};
  constexpr std::array<std::string_view, 2> apostrophes{"’", "'"};
  const auto take = [&](const auto& of) {
    const auto* const mark = std::ranges::find_if(of, [&](std::string_view one) { return text.starts_with(one); });
    if (mark != of.end()) text.remove_prefix(mark->size());
    return mark != of.end();
  };
  std::string out;
  while (!text.empty()) {
    const auto rest = text;
    if (take(marks)) continue;
    const bool opens = out.empty() || out.back() == ' ';
    if (take(apostrophes)) {
      if (opens || text.empty() || !is_letter(text)) continue;  // inside a word it counts
      text = rest;
    }
    out += text.front();
    text.remove_prefix(1);
  }
  return out;
}

/// Given names as they are compared: initials with and without blanks between are the same.
std::string compared(std::string_view given) {
  std::string out;
  for (const char c : given) {
    if (c == ' ' && out.ends_with('.')) continue;
    out += c;
  }
  return out;
}

Cite alone(const Item& item) {
  Cite cite;
  cite.id = item.id;
  return cite;
}

bool is_ibid(const Cite& cite) {
  return cite.prefix.empty() &&
         (cite.position == Cite::Position::Ibid || cite.position == Cite::Position::IbidWithLocator);
}

/// A note begins with a capital: `Ibid.`
void begin_large(RichText& text) {
  bool first = true;
  text.change([&](const std::string& run) {
    return std::exchange(first, false) ? with_case("capitalize-first", run, false) : run;
  });
}

/// The names by which a work is cited first.
const std::vector<Name>& main_names(const Item& item) {
  static const std::vector<Name> none;
  for (const std::string_view variable : {"author", "editor", "translator"}) {
    const auto found = item.names.find(variable);
    if (found != item.names.end() && !found->second.empty()) return found->second;
  }
  return none;
}

}  // namespace

std::string letter(std::size_t place) {
  constexpr std::size_t letters = 26;
  std::string out(1, static_cast<char>('a' + place % letters));
  return place < letters ? out : letter(place / letters - 1) + out;
}

Processor::Processor(std::shared_ptr<const Style> style, std::vector<Item> items) : style_(std::move(style)) {
  for (auto& item : items) {
    if (places_.emplace(item.id, entries_.size()).second) entries_.push_back({std::move(item)});
  }
  sort_entries();
  tell_apart();
}

std::vector<std::string> Processor::sort_keys(const Entry& entry, const Element& sort, const Cite* cite) const {
  std::vector<std::string> keys;
  for (const auto& key : sort.children) {
    // Options of a key go before those of the section.
    Element section =
        cite == nullptr && style_->bibliography() != nullptr ? *style_->bibliography() : style_->citation();
    section.children.clear();
    for (const auto& [from, to] : {std::pair("names-min", "et-al-min"), std::pair("names-use-first", "et-al-use-first"),
                                   std::pair("names-use-last", "et-al-use-last")}) {
      if (key.has(from)) section.attributes.insert_or_assign(to, key[from]);
    }
    const Subject subject{entry.item, section, cite, entry.number, entry.distinction, nullptr, true};
    Renderer renderer(*style_, subject);
    const auto* macro = key.has("macro") ? style_->macro(key["macro"]) : nullptr;
    const auto text = macro == nullptr ? renderer.sort_key(key["variable"]) : renderer.children(*macro).plain();
    keys.push_back(text.empty() ? text : collation_key(without_marks(text)));
  }
  return keys;
}

void Processor::sort_entries() {
  for (std::size_t i = 0; i < entries_.size(); ++i) entries_[i].number = i + 1;
  const auto* section = style_->bibliography();
  const auto* sort = section == nullptr ? nullptr : section->child("sort");
  if (sort != nullptr) {
    std::vector<std::pair<std::vector<std::string>, std::size_t>> keyed;
    for (std::size_t i = 0; i < entries_.size(); ++i) keyed.emplace_back(sort_keys(entries_[i], *sort, nullptr), i);
    std::ranges::stable_sort(keyed, [&](const auto& a, const auto& b) { return goes_before(a.first, b.first, *sort); });
    std::vector<Entry> sorted;
    for (const auto& [keys, place] : keyed) sorted.push_back(std::move(entries_[place]));
    entries_ = std::move(sorted);
  }
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    entries_[i].number = i + 1;
    places_[entries_[i].item.id] = i;
  }
}

RichText Processor::cited(const Entry& entry, const Cite& cite) const {
  Subject subject{entry.item, style_->citation(), &cite, entry.number, entry.distinction};
  std::string names;
  return cited(subject, names);
}

RichText Processor::cited(const Subject& subject, std::string& names) const {
  const auto& cite = *subject.cite;
  Renderer renderer(*style_, subject);
  RichText out;
  if (!cite.prefix.empty()) out.append(cite.prefix + (cite.prefix.ends_with(' ') ? "" : " "));
  out.append(renderer.children(*style_->citation().child("layout")));
  out.append(cite.suffix);
  names = renderer.first_names();
  return out;
}

CitePiece Processor::piece(const Cite& cite, bool parts) const {
  const auto& entry = entries_[places_.at(cite.id)];
  const std::string no_names;
  CitePiece out{cite, entry.number, {}, {}, {}, {}, entry.distinction.year_suffix};
  Subject subject{entry.item, style_->citation(), &out.cite, entry.number, entry.distinction};
  out.whole = cited(subject, out.names);
  if (!parts) return out;
  std::string names;
  subject.names_instead = &no_names;
  out.without_names = cited(subject, names);
  subject.distinction.year_suffix.clear();
  out.rest = cited(subject, names).plain();
  return out;
}

std::vector<std::vector<Processor::Entry*>> Processor::alike() {
  std::map<std::string, std::vector<Entry*>> groups;
  for (auto& entry : entries_) groups[cited(entry, alone(entry.item)).plain()].push_back(&entry);
  std::vector<std::vector<Entry*>> out;
  for (auto& [text, group] : groups) {
    if (group.size() > 1) out.push_back(std::move(group));
  }
  return out;
}

/// Makes a change to the entries that are cited alike; where all of a group are still alike, it is taken back.
template <class Change>
void Processor::try_alike(Change change) {
  for (const auto& group : alike()) try_each(group, change);
}

template <class Change>
void Processor::try_each(const std::vector<Entry*>& group, Change change) {
  std::vector<Distinction> before;
  for (auto* entry : group) {
    before.push_back(entry->distinction);
    change(entry->distinction);
  }
  std::map<std::string, std::size_t> counts;
  std::vector<std::string> texts;
  for (const auto* entry : group) {
    texts.push_back(cited(*entry, alone(entry->item)).plain());
    ++counts[texts.back()];
  }
  for (std::size_t i = 0; i < group.size(); ++i) {
    if (counts[texts[i]] == group.size()) group[i]->distinction = before[i];
  }
}

/// Names of one family are told apart wherever they stand, whether the works would be cited alike or not.
void Processor::tell_names_apart(bool first_only, bool initials_only) {
  std::map<std::string, std::set<std::string>> given;  // by family name
  std::map<std::string, std::set<std::string>> first_letters;
  const auto family = [](const Name& name) { return name.non_dropping + ' ' + name.family; };
  const auto letters = [](const Name& name) { return initials(name.given, ".", true, false); };
  const auto each = [&](Entry& entry, const auto& take) {
    const auto& people = main_names(entry.item);
    for (std::size_t place = 0; place < (first_only ? std::min<std::size_t>(1, people.size()) : people.size()); ++place)
      take(people[place], place);
  };
  for (auto& entry : entries_) {
    each(entry, [&](const Name& name, std::size_t) {
      given[family(name)].insert(compared(name.given));
      first_letters[family(name)].insert(letters(name));
    });
  }
  for (auto& entry : entries_) {
    each(entry, [&](const Name& name, std::size_t place) {
      const auto& others = given[family(name)];
      if (others.size() < 2) return;
      const auto alike = std::ranges::count_if(
          others, [&](const std::string& other) { return initials(other, ".", true, false) == letters(name); });
      const bool initial = initials_only || alike < 2;
      if (initials_only && first_letters[family(name)].size() < 2) return;
      entry.distinction.expand(place, initial ? Distinction::Given::Initials : Distinction::Given::Whole);
    });
  }
}

void Processor::tell_apart() {
  const auto& citation = style_->citation();
  using Given = Distinction::Given;
  const bool more_names = citation["disambiguate-add-names"] == "true";
  const bool given_names = citation["disambiguate-add-givenname"] == "true";
  const auto& rule = citation["givenname-disambiguation-rule"];
  const bool by_cite = rule.empty() || rule == "by-cite";
  if (given_names && !by_cite) tell_names_apart(rule.starts_with("primary-name"), rule.ends_with("with-initials"));
  std::size_t most = 1;
  for (const auto& entry : entries_) most = std::max(most, main_names(entry.item).size());
  constexpr std::size_t most_names = 30;
  for (std::size_t names = 1; names <= std::min(most, most_names); ++names) {
    const auto show = [&](Distinction& one) {
      if (more_names) one.names = std::max(one.names, names);
    };
    if (more_names && names > 1) try_alike(show);
    if (!given_names || !by_cite) continue;
    for (const auto given : {Given::Initials, Given::Whole}) {
      try_alike([&](Distinction& one) {
        show(one);
        one.expand(names - 1, given);
      });
    }
  }
  try_alike([](Distinction& one) { one.condition = true; });
  if (citation["disambiguate-add-year-suffix"] != "true") return;
  for (const auto& group : alike()) {
    std::size_t place = 0;
    for (auto* entry : group) entry->distinction.year_suffix = letter(place++);  // in the bibliography's order
  }
}

RichText Processor::citation(std::vector<Cite> cites) const {
  const auto& section = style_->citation();
  const auto& layout = *section.child("layout");
  if (const auto* sort = section.child("sort"); sort != nullptr && cites.size() > 1) {
    std::ranges::stable_sort(cites, [&](const Cite& a, const Cite& b) {
      return goes_before(sort_keys(entries_[places_.at(a.id)], *sort, &a),
                         sort_keys(entries_[places_.at(b.id)], *sort, &b), *sort);
    });
  }
  const bool parts = cites.size() > 1 && groups_by_names(section);
  std::vector<CitePiece> pieces;
  for (const auto& cite : cites) pieces.push_back(piece(cite, parts));
  if (!pieces.empty() && style_->is_note() && is_ibid(pieces.front().cite)) begin_large(pieces.front().whole);
  auto out = RichText(layout["prefix"]);
  out.append(collapsed(std::move(pieces), section));
  out.append(layout["suffix"]);
  out.add_face(face_of(layout));
  out.keep_faces();
  if (style_->locale().punctuation_in_quote()) out.put_marks_inside(style_->locale().term("close-quote"));
  return out;
}

std::vector<std::pair<std::string, RichText>> Processor::bibliography() const {
  std::vector<std::pair<std::string, RichText>> out;
  const auto* section = style_->bibliography();
  if (section == nullptr) return out;
  const auto found = section->attributes.find("subsequent-author-substitute");
  const auto* const instead = found == section->attributes.end() ? nullptr : &found->second;
  std::string before;
  for (const auto& entry : entries_) {
    std::string names;
    auto text = listed(entry, nullptr, names);
    if (instead != nullptr && !names.empty() && names == before) text = listed(entry, instead, names);
    before = std::move(names);
    out.emplace_back(entry.item.id, std::move(text));
  }
  return out;
}

RichText Processor::listed(const Entry& entry, const std::string* names_instead, std::string& names) const {
  const auto& section = *style_->bibliography();
  const auto& layout = *section.child("layout");
  auto distinction = entry.distinction;
  distinction.names = 0;  // the list has names of its own
  distinction.given.clear();
  const Subject subject{entry.item, section, nullptr, entry.number, distinction, names_instead};
  Renderer renderer(*style_, subject);
  auto text = RichText(layout["prefix"]);
  for (const auto& child : layout.children) {
    text.append(renderer.element(child));
    const bool first = &child == &layout.children.front();
    if (first && section.has("second-field-align") && !text.empty() && !text.plain().ends_with(' ')) text.append(" ");
  }
  text.append(layout["suffix"]);
  text.keep_faces();
  if (style_->locale().punctuation_in_quote()) text.put_marks_inside(style_->locale().term("close-quote"));
  names = renderer.first_names();
  return text;
}

std::string Processor::year_suffix(const std::string& id) const {
  const auto found = places_.find(id);
  return found == places_.end() ? std::string() : entries_[found->second].distinction.year_suffix;
}

}  // namespace dossier::csl
