// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bibliography/ris.hpp"

#include "base/strings.hpp"
#include "indexer/bibliography/paths.hpp"
#include "indexer/text/front_values.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <utility>

namespace dossier::bibliography {
namespace {

/// A field of a record: its tag and what stands behind the dash.
struct Line {
  std::string tag;
  std::string value;
};

bool is_tag_line(std::string_view line) {
  const auto letter = [](char c) { return is_upper_ascii(c) || is_digit(c); };
  return line.size() >= 5 && is_upper_ascii(line[0]) && letter(line[1]) && line[2] == ' ' &&
         (line.substr(2, 3) == "  -" || line.substr(2, 2) == " -");
}

template <class T>
void fill(T& field, T value) {
  if (field.empty()) field = std::move(value);
}

class Record {
 public:
  void add(const Line& line) {
    auto& paper = entry_.paper;
    const auto& [tag, value] = line;
    if (value.empty()) return;
    if (tag == "ID") {
      entry_.key = value;
    } else if (tag == "AU" || tag == "A1") {
      people_.push_back(parse_person(value));
    } else if (tag == "A2" || tag == "ED") {
      editors_.push_back(parse_person(value));
    } else if (tag == "TI" || tag == "T1") {
      fill(paper.title, value);
    } else if (tag == "PY" || tag == "Y1" || tag == "DA") {
      if (!paper.year || tag == "PY") paper.year = reading::find_plain_year(value);
    } else if (tag == "JO" || tag == "JF" || tag == "T2" || tag == "JA") {
      // JF and T2 have the full name, JO and JA perhaps a short one.
      if (paper.journal.empty() || tag == "JF" || (tag == "T2" && value.size() > paper.journal.size())) {
        paper.journal = value;
      }
    } else {
      add_other(tag, value);
    }
  }

  Entry take() {
    auto& paper = entry_.paper;
    set_authors(paper, people_.empty() ? std::move(editors_) : std::move(people_));
    if (!first_page_.empty()) paper.pages = first_page_ + (last_page_.empty() ? "" : "–" + last_page_);
    paper.citation_key = entry_.key;
    return std::move(entry_);
  }

  [[nodiscard]] bool empty() const { return entry_.paper.title.empty() && people_.empty() && entry_.paper.doi.empty(); }

 private:
  void add_other(const std::string& tag, const std::string& value) {
    auto& paper = entry_.paper;
    if (tag == "VL") fill(paper.volume, value);
    if (tag == "IS") fill(paper.issue, value);
    if (tag == "SP") first_page_ = value;
    if (tag == "EP") last_page_ = value;
    if (tag == "DO") fill(paper.doi, reading::plain_doi(value));
    if (tag == "UR") {
      fill(paper.url, value);
      if (value.find("doi.org/") != std::string::npos) fill(paper.doi, reading::plain_doi(value));
    }
    if (tag == "LA") fill(paper.language, value);
    if (tag == "KW") paper.keywords.push_back(value);
    if (tag == "L1" || tag == "L2" || tag == "L4") entry_.files.push_back(path_of_address(value));
  }

  Entry entry_;
  std::vector<Person> people_;
  std::vector<Person> editors_;
  std::string first_page_;
  std::string last_page_;
};

}  // namespace

Entries read_ris(std::string_view text) {
  Entries out;
  std::vector<Line> lines;
  const auto finish = [&] {
    Record record;
    for (const auto& line : lines) record.add(line);
    if (!record.empty()) out.entries.push_back(record.take());
    lines.clear();
  };
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of("\r\n"), text.size());
    const auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!is_tag_line(line)) {
      const auto more = reading::trim(line);
      if (!lines.empty() && !more.empty()) lines.back().value += ' ' + std::string(more);
      continue;
    }
    const auto tag = std::string(line.substr(0, 2));
    if (tag == "TY" || tag == "ER") {
      finish();
      continue;
    }
    lines.push_back({tag, std::string(reading::trim(line.substr(line.find('-') + 1)))});
  }
  finish();
  return out;
}

}  // namespace dossier::bibliography
