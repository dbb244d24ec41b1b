// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bibliography/bibtex.hpp"

#include "base/strings.hpp"
#include "indexer/bibliography/latex.hpp"
#include "indexer/text/front_values.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

namespace dossier::bibliography {
namespace {

constexpr std::size_t most_notes = 10;
constexpr std::size_t most_faults = 1000;                     ///< each may have read to the end
constexpr std::size_t longest_value = std::size_t{1} << 20U;  ///< bytes; strings can double themselves

using Fields = std::map<std::string, std::string>;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// A name of a type, a field or a string: whatever is no mark of BibTeX.
bool is_name(char c) { return !is_space(c) && std::string_view("{}()\"#,=%").find(c) == std::string_view::npos; }

std::string_view stripped(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

/// Names between " and ", outside of braces; a name in braces stays in them.
std::vector<Person> people_of_field(std::string_view field) {
  std::vector<Person> people;
  const auto add = [&](std::string_view name) {
    name = stripped(name);
    if (name.empty() || name == "others") return;
    const auto plain = plain_text(name);
    // What is no BibTeX, and written all the same: `A | B`, `A (Univ.), B (Univ.)`.
    if (name.front() != '{' && (plain.find(" | ") != std::string::npos || plain.find("), ") != std::string::npos)) {
      std::ranges::move(parse_people(plain), std::back_inserter(people));
      return;
    }
    auto person = parse_person(parse_person(name).organisation && name.front() == '{' ? "{" + plain + "}" : plain);
    if (!person.family.empty()) people.push_back(std::move(person));
  };
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < field.size(); ++at) {
    if (field[at] == '{') ++depth;
    if (field[at] == '}') --depth;
    if (depth > 0 || at == 0 || !is_space(field[at - 1]) || at + 3 >= field.size()) continue;
    if (!same_letters(field.substr(at, 3), "and") || !is_space(field[at + 3])) continue;
    add(field.substr(begin, at - begin));
    begin = at + 3;
  }
  add(field.substr(begin));
  return people;
}

std::string first_of(const Fields& fields, std::initializer_list<const char*> names) {
  for (const auto* name : names) {
    const auto found = fields.find(name);
    if (found == fields.end()) continue;
    auto text = plain_text(found->second);
    if (!text.empty()) return text;
  }
  return {};
}

Entry entry_of(const std::string& key, const Fields& fields) {
  Entry entry;
  entry.key = key;
  auto& paper = entry.paper;
  paper.citation_key = key;
  paper.title = first_of(fields, {"title"});
  const auto subtitle = first_of(fields, {"subtitle"});
  if (!subtitle.empty() && !paper.title.empty()) paper.title += ": " + subtitle;
  for (const auto* name : {"author", "editor"}) {
    const auto found = fields.find(name);
    if (found == fields.end() || !paper.authors.empty()) continue;
    set_authors(paper, people_of_field(found->second));
  }
  paper.year = reading::find_plain_year(first_of(fields, {"date", "year"}));
  if (!paper.year) paper.year = reading::find_plain_year(first_of(fields, {"year"}));
  paper.journal = first_of(fields, {"journaltitle", "journal", "booktitle", "series"});
  paper.volume = first_of(fields, {"volume"});
  paper.issue = first_of(fields, {"number", "issue"});
  paper.pages = first_of(fields, {"pages"});
  const auto verbatim = [&](const char* name) {
    const auto found = fields.find(name);
    auto text = found == fields.end() ? std::string() : found->second;
    std::erase_if(text, [](char c) { return c == '{' || c == '}' || c == '\\'; });
    return text;
  };
  paper.doi = reading::plain_doi(verbatim("doi"));
  paper.url = verbatim("url");
  paper.language = first_of(fields, {"langid", "language"});
  paper.keywords = reading::split_keywords(first_of(fields, {"keywords"}));
  if (const auto found = fields.find("file"); found != fields.end()) entry.files = files_of_field(found->second);
  if (const auto groups = first_of(fields, {"groups"}); !groups.empty()) {
    entry.collections = reading::split_keywords(groups);
  }
  return entry;
}

class BibReader {
 public:
  explicit BibReader(std::string_view text) : text_(text) {}

  Entries run() {
    while (at_ < text_.size()) {
      at_ = text_.find('@', at_);
      if (at_ == std::string_view::npos) break;
      const auto begin = ++at_;
      if (item()) continue;
      note(begin);
      at_ = begin;
      if (faults_ >= most_faults) {
        out_.notes.emplace_back("too much of it is not well-formed; the rest was not read");
        return std::move(out_);
      }
    }
    if (faults_ > most_notes) {
      out_.notes.push_back("and " + std::to_string(faults_ - most_notes) + " more entries that could not be read");
    }
    return std::move(out_);
  }

 private:
  void note(std::size_t begin) {
    if (++faults_ > most_notes) return;
    const auto line = std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(begin), '\n') + 1;
    out_.notes.push_back("the entry in line " + std::to_string(line) + " is not well-formed and was left out");
  }

  void skip_space() {
    while (at_ < text_.size()) {
      if (text_[at_] == '%') {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (is_space(text_[at_])) {
        ++at_;
      } else {
        return;
      }
    }
  }

  std::string name() {
    skip_space();
    const auto begin = at_;
    while (at_ < text_.size() && is_name(text_[at_])) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  bool take(char c) {
    skip_space();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  /// What stands behind an `@`; false where it is no entry.
  bool item() {
    const auto type = lowered(name());
    if (type.empty()) return true;  // an address in a comment
    if (type == "comment") return true;
    skip_space();
    if (at_ >= text_.size() || (text_[at_] != '{' && text_[at_] != '(')) return true;
    close_ = text_[at_++] == '{' ? '}' : ')';
    if (type == "string" || type == "preamble") return type == "string" ? string() : preamble();
    const auto key = name();
    Fields fields;
    if (!take(',') && !take(close_)) return false;
    if (text_[at_ - 1] == ',' && !read_fields(fields)) return false;
    if (type != "xdata" && type != "set") out_.entries.push_back(entry_of(key, fields));
    return true;
  }

  bool string() {
    const auto macro = lowered(name());
    if (!take('=')) return false;
    auto text = value();
    if (!text || !take(close_)) return false;
    strings_[macro] = *std::move(text);
    return true;
  }

  bool preamble() { return value() && take(close_); }

  bool read_fields(Fields& fields) {
    for (;;) {
      if (take(close_)) return true;
      auto field = lowered(name());
      if (field.empty() || !take('=')) return false;
      auto text = value();
      if (!text) return false;
      fields.emplace(std::move(field), *std::move(text));
      if (!take(',')) return take(close_);
    }
  }

  /// Pieces joined by `#`.
  std::optional<std::string> value() {
    std::string out;
    do {
      auto piece = piece_of_value();
      if (!piece) return std::nullopt;
      if (out.size() + piece->size() > longest_value) return std::nullopt;
      out += *piece;
    } while (take('#'));
    return out;
  }

  std::optional<std::string> piece_of_value() {
    skip_space();
    if (at_ >= text_.size()) return std::nullopt;
    const char open = text_[at_];
    if (open != '{' && open != '"') {
      const auto macro = name();
      if (macro.empty()) return std::nullopt;
      const auto known = strings_.find(lowered(macro));
      return known == strings_.end() ? macro : known->second;
    }
    const auto begin = ++at_;
    int depth = 0;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '\\') {
        ++at_;
      } else if (depth == 0 && c == (open == '{' ? '}' : '"')) {
        return std::string(text_.substr(begin, at_++ - begin));
      } else if (c == '{') {
        ++depth;
      } else if (c == '}' && --depth < 0) {
        return std::nullopt;
      }
    }
    return std::nullopt;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  char close_ = '}';
  std::map<std::string, std::string> strings_;
  std::size_t faults_ = 0;
  Entries out_;
};

/// Cuts at a mark that no backslash stands before, and takes the backslashes out.
std::vector<std::string> split_escaped(std::string_view text, char mark) {
  std::vector<std::string> parts(1);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\' && at + 1 < text.size() && mark == ':') {
      parts.back() += text[++at];
    } else if (text[at] == '\\' && at + 1 < text.size()) {
      parts.back() += text[at];
      parts.back() += text[++at];
    } else if (text[at] == mark) {
      parts.emplace_back();
    } else {
      parts.back() += text[at];
    }
  }
  return parts;
}

}  // namespace

std::vector<std::filesystem::path> files_of_field(std::string_view field) {
  std::vector<std::filesystem::path> files;
  for (const auto& one : split_escaped(field, ';')) {
    const auto parts = split_escaped(stripped(one), ':');
    const auto& path = parts.size() >= 3 ? parts[parts.size() - 2] : parts[0];
    const auto plain = path.find_first_of("{}") == std::string::npos ? path : plain_text(path);
    if (!plain.empty()) files.emplace_back(plain);
  }
  return files;
}

Entries read_bibtex(std::string_view text) { return BibReader(text).run(); }

}  // namespace dossier::bibliography
