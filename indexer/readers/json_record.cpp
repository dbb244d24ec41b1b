// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/json_record.hpp"

#include "base/encoding/json_depth.hpp"
#include "base/utf8.hpp"
#include "index/page_text.hpp"
#include "taxonomy/taxonomy.hpp"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

namespace dossier {
namespace {

using Json = nlohmann::json;
using Values = std::vector<std::string>;

/// Strings, numbers and truth values as text; the members of a list one by one; nothing for others.
Values texts_of(const Json& value) {
  Values texts;
  if (value.is_string()) {
    texts.push_back(value.get_ref<const std::string&>());
  } else if (value.is_number() || value.is_boolean()) {
    texts.push_back(value.dump());
  } else if (value.is_array()) {
    for (const auto& member : value) {
      if (!member.is_array()) std::ranges::move(texts_of(member), std::back_inserter(texts));
    }
  }
  std::erase_if(texts, [](const std::string& text) { return text.empty(); });
  return texts;
}

std::string first_of(const Values& values) { return values.empty() ? std::string() : values.front(); }

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::optional<int> number_of(const std::string& text) {
  int number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

template <std::size_t n>
std::optional<std::size_t> ordinal_in(const std::array<std::string_view, n>& names, const std::string& name) {
  const auto at = std::find(names.begin(), names.end(), name);
  if (at == names.end()) return std::nullopt;
  return static_cast<std::size_t>(at - names.begin());
}

class RecordReader {
 public:
  RecordReader(const Taxonomy& taxonomy, JsonRecord& record, JsonLinesAccount& account)
      : taxonomy_(taxonomy), passage_(record.passage), paper_(record.paper), account_(account) {}

  std::string read(const Json& line) {
    if (!line.is_object()) return "it is not a JSON object";
    const auto* id = line.contains("_id") ? &line["_id"] : line.contains("id") ? &line["id"] : nullptr;
    if (id == nullptr) return "it has no `_id`";
    if (id->is_string() && id->get_ref<const std::string&>().empty()) return "its `_id` is empty";
    passage_.id = first_of(texts_of(*id));
    if (passage_.id.empty()) return "its `_id` must be a string or a number";
    read_fields(line);
    if (passage_.paper.empty()) passage_.paper = passage_.id;
    paper_.id = passage_.paper;
    passage_.n = 1;
    finish_labels();
    if (passage_.text.empty() && paper_.title.empty()) return "it has neither text nor title";
    return {};
  }

 private:
  void read_fields(const Json& object) {
    for (const auto& [name, value] : object.items()) {
      if (name == "_id" || name == "id") continue;
      if (name.empty()) {
        ++account_.unnamed_values;
      } else if (name == "metadata" && value.is_object()) {
        read_fields(value);
      } else if (value.is_object()) {
        ++account_.nested_values[name];
      } else if (!read_passage_field(name, value) && !read_paper_field(name, value)) {
        add_facet(name, value);
      }
    }
  }

  /// Whether the field says something of the passage and is no facet besides.
  bool read_passage_field(const std::string& name, const Json& value) {
    if (name == "text") {
      passage_.text = only(name, value);
    } else if (name == "paper") {
      passage_.paper = only(name, value);
    } else if (name == "heading") {
      std::ranges::move(texts_of(value), std::back_inserter(passage_.heading));
    } else if (name == "printed") {
      if (!read_printed(texts_of(value))) leave_out(name, value);
    } else if (name == "section") {
      read_section(only(name, value));
    } else if (name == "kind") {
      const auto kind = only(name, value);
      const auto ordinal = ordinal_in(passage_kind_names, kind);
      if (ordinal) passage_.kind = static_cast<PassageKind>(*ordinal);
      if (!ordinal) leave_out(name, value);
    } else if (name == "dyad" || name == "dyads") {
      add_labels(name, value, "dyad", [&](const auto& text) { return taxonomy_.find_dyad(text).value_or(text); });
    } else if (name == "theory" || name == "theories") {
      add_labels(name, value, "theory", [&](const auto& text) {
        const auto* known = taxonomy_.find_value("theory", text);
        return known != nullptr ? known->name : text;
      });
    } else {
      return false;
    }
    return true;
  }

  /// A section that is none of the closed list is a printed heading.
  void read_section(const std::string& section) {
    if (const auto ordinal = ordinal_in(section_names, section)) {
      passage_.section = static_cast<Section>(*ordinal);
    } else if (!section.empty()) {
      passage_.heading.insert(passage_.heading.begin(), section);
    }
  }

  /// Whether the field says something of the paper and is no facet besides.
  bool read_paper_field(const std::string& name, const Json& value) {
    if (name == "title") {
      paper_.title = only(name, value);
    } else if (name == "authors" || name == "author") {
      read_authors(name, value);
    } else if (name == "doi") {
      paper_.doi = only(name, value);
    } else if (name == "url") {
      paper_.url = only(name, value);
    } else if (name == "language") {
      paper_.language = only(name, value);
    } else {
      if (name == "year") read_year(name, value);
      if (name == "journal") paper_.journal = first_of(texts_of(value));
      if (name == "keywords") paper_.keywords = texts_of(value);
      if (name == "page" && !read_pages(texts_of(value))) leave_out(name, value);
      return false;
    }
    return true;
  }

  void read_year(const std::string& name, const Json& value) {
    paper_.year = number_of(first_of(texts_of(value)));
    if (!paper_.year) leave_out(name, value);
  }

  /// The value of a field that has one; of a list the first, and that there were more is counted.
  std::string only(const std::string& name, const Json& value) {
    const auto texts = texts_of(value);
    if (texts.size() > 1) ++account_.further_values[name];
    return first_of(texts);
  }

  /// Counts a field that says something, but nothing that can be used.
  void leave_out(const std::string& name, const Json& value) {
    const bool empty = value.is_string() ? value.get_ref<const std::string&>().empty() : value.empty();
    if (!empty) ++account_.unused_values[name];
  }

  /// A number, or the first and the last one.
  bool read_pages(const Values& texts) {
    const auto first = number_of(first_of(texts));
    if (!first || *first <= 0) return false;
    const auto last = texts.size() == 2 ? number_of(texts.back()).value_or(*first) : *first;
    passage_.pages = {static_cast<std::uint32_t>(*first), static_cast<std::uint32_t>(std::max(*first, last))};
    return true;
  }

  bool read_printed(const Values& texts) {
    if (texts.empty() || texts.size() > 2 || !std::all_of(texts.begin(), texts.end(), is_page_name)) return false;
    passage_.printed = {texts.front(), texts.back()};
    return true;
  }

  /// A text may hold several authors, a list holds one in each of its texts.
  void read_authors(const std::string& name, const Json& value) {
    std::vector<Person> people;
    if (value.is_string()) {
      people = parse_people(value.get_ref<const std::string&>());
    } else if (value.is_array()) {
      for (const auto& member : value) {
        if (member.is_string()) people.push_back(parse_person(member.get_ref<const std::string&>()));
      }
    }
    std::erase_if(people, [](const Person& person) { return full_name(person).empty(); });
    if (people.empty()) leave_out(name, value);
    set_authors(paper_, std::move(people));
  }

  void add_facet(const std::string& name, const Json& value) {
    bool too_long = false;
    for (auto& text : texts_of(value)) {
      if (characters(text) > longest_facet_value) {
        too_long = true;
      } else {
        passage_.fields.emplace_back(name, std::move(text));
      }
    }
    if (too_long) ++account_.long_values[name];
  }

  /// Labels of a facet, each under the name that `known` gives it.
  template <class Known>
  void add_labels(const std::string& name, const Json& value, std::string_view facet, Known known) {
    bool too_long = false;
    for (const auto& text : texts_of(value)) {
      auto label = known(text);
      if (characters(label) > longest_facet_value) {
        too_long = true;
      } else {
        passage_.labels.push_back({std::string(facet), std::move(label), LabelSource::Given, 1.0F, "", {}});
      }
    }
    if (too_long) ++account_.long_values[name];
  }

  void finish_labels() {
    const auto key = [](const Label& label) { return std::tie(label.facet, label.value); };
    auto& labels = passage_.labels;
    std::sort(labels.begin(), labels.end(), [&](const Label& a, const Label& b) { return key(a) < key(b); });
    labels.erase(
        std::unique(labels.begin(), labels.end(), [&](const Label& a, const Label& b) { return key(a) == key(b); }),
        labels.end());
  }

  const Taxonomy& taxonomy_;
  Passage& passage_;
  Paper& paper_;
  JsonLinesAccount& account_;
};

/// Whether a line cannot be parsed for a number that no double holds.
bool holds_huge_number(std::string_view line) {
  try {
    return Json::parse(line).is_discarded();
  } catch (const Json::out_of_range&) {
    return true;
  } catch (const Json::exception&) {
    return false;
  }
}

}  // namespace

std::string read_json_record(std::string_view line, const Taxonomy& taxonomy, JsonRecord& record,
                             JsonLinesAccount& account) {
  if (nests_too_deep(line)) return "it is nested more than 64 levels deep";
  const auto json = Json::parse(line, nullptr, false);
  if (json.is_discarded()) return holds_huge_number(line) ? "it holds a number that is too large" : "it is not JSON";
  return RecordReader(taxonomy, record, account).read(json);
}

}  // namespace dossier
