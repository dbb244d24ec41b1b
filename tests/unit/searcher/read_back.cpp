// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/searcher/read_back.hpp"

#include "base/controls.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "searcher/output/export_writers.hpp"
#include "tests/support/catch.hpp"

#include "searcher/output/csv.hpp"

#include <array>
#include <utility>

namespace dossier::testing {

std::vector<std::vector<std::string>> read_csv(std::string_view text) {
  std::vector<std::vector<std::string>> rows(1);
  if (text.starts_with(csv_mark)) text.remove_prefix(csv_mark.size());
  for (std::size_t at = 0; at < text.size();) {
    REQUIRE(text[at++] == '"');
    auto& cell = rows.back().emplace_back();
    for (;; ++at) {
      REQUIRE(at < text.size());
      if (text[at] == '"') {
        if (text.substr(at, 2) != "\"\"") break;
        ++at;
      }
      cell += text[at];
    }
    ++at;
    if (text.substr(at, 1) == ",") {
      ++at;
      continue;
    }
    REQUIRE(text.substr(at, 2) == "\r\n");
    at += 2;
    if (at < text.size()) rows.emplace_back();
  }
  return rows;
}

bool is_formula(std::string_view cell) {
  for (std::size_t at = 0; at < cell.size();) {
    const auto c = utf8::decode(cell, at);
    if (std::u32string_view(U"=+-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b").find(c.code) !=
        std::u32string_view::npos) {
      return true;
    }
    if (!is_white_space(c.code) && c.code != 0xFEFF) return false;
    at += c.size;
  }
  return false;
}

namespace {

/// From an opening brace on: what stands up to its partner; `at` is moved behind that.
std::string in_braces(std::string_view text, std::size_t& at) {
  REQUIRE(text.substr(at, 1) == "{");
  const auto begin = ++at;
  for (int depth = 1; depth > 0; ++at) {
    REQUIRE(at < text.size());
    if (text[at] == '{') ++depth;
    if (text[at] == '}') --depth;
  }
  return std::string(text.substr(begin, at - 1 - begin));
}

std::string until(std::string_view text, std::size_t& at, char end) {
  const auto found = text.find(end, at);
  REQUIRE(found != std::string_view::npos);
  auto part = std::string(text.substr(at, found - at));
  at = found + 1;
  return part;
}

}  // namespace

std::vector<BibEntry> read_bibtex(std::string_view text) {
  std::vector<BibEntry> entries;
  for (auto at = text.find('@'); at != std::string_view::npos; at = text.find('@', at)) {
    ++at;
    auto& entry = entries.emplace_back();
    entry.type = until(text, at, '{');
    auto body_at = at - 1;
    const auto body = in_braces(text, body_at);
    at = body_at;
    std::size_t in = 0;
    entry.key = until(body, in, ',');
    while (in < body.size()) {
      in = body.find_first_not_of(" \n", in);
      const auto name = until(body, in, ' ');
      REQUIRE(body.substr(in, 2) == "= ");
      in += 2;
      entry.fields[name] = in_braces(body, in);
      if (body.substr(in, 1) != ",") {
        REQUIRE(body.substr(in) == "\n");
        break;
      }
      ++in;
    }
  }
  return entries;
}

std::string tex_text(std::string_view field) {
  static const std::map<std::string, char, std::less<>> commands{{"textbackslash", '\\'},
                                                                 {"textasciitilde", '~'},
                                                                 {"textasciicircum", '^'},
                                                                 {"textbraceleft", '{'},
                                                                 {"textbraceright", '}'}};
  std::string out;
  for (std::size_t i = 0; i < field.size(); ++i) {
    REQUIRE(std::string_view("%$#_&~^").find(field[i]) == std::string_view::npos);
    if (field[i] == '{' || field[i] == '}') continue;
    if (field[i] != '\\') {
      out += field[i];
      continue;
    }
    REQUIRE(i + 1 < field.size());
    if (!is_alpha_ascii(field[i + 1])) {
      REQUIRE(std::string_view("{}&%$#_").find(field[i + 1]) != std::string_view::npos);
      out += field[++i];
      continue;
    }
    const auto end = field.find('{', i);
    const auto command = commands.find(field.substr(i + 1, end - i - 1));
    REQUIRE(command != commands.end());
    out += command->second;
    i = end;
  }
  return out;
}

std::size_t names_in(std::string_view field) {
  if (field.empty()) return 0;
  std::size_t names = 1;
  int depth = 0;
  for (std::size_t i = 0; i < field.size(); ++i) {
    if (field[i] == '{') ++depth;
    if (field[i] == '}') --depth;
    if (depth == 0 && same_letters(field.substr(i, 5), " and ")) ++names;
  }
  return names;
}

std::string joined_keywords(const Paper& paper) { return joined(paper.keywords, ", "); }

std::vector<std::map<std::string, std::string>> read_ris(std::string_view text) {
  std::vector<std::map<std::string, std::string>> records;
  bool open = false;
  for (const auto& line : unicode_lines(text)) {
    if (line.empty()) continue;
    REQUIRE(line.size() >= 6);
    REQUIRE(line.substr(2, 4) == "  - ");
    const auto tag = line.substr(0, 2);
    REQUIRE((tag == "TY") != open);
    if (!open) records.emplace_back();
    open = tag != "ER";
    records.back().try_emplace(tag, line.substr(6));
  }
  REQUIRE_FALSE(open);
  return records;
}

namespace {

/// Plain text of a line without any mark that is not escaped.
std::string unescaped(std::string_view line) {
  std::string out;
  if (!line.empty()) REQUIRE(std::string_view("-+=:%").find(line[0]) == std::string_view::npos);
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
      REQUIRE(i < line.size());
    } else {
      REQUIRE(std::string_view("`*_{}[]<>#|~@$^&").find(line[i]) == std::string_view::npos);
    }
    out += line[i];
  }
  return out;
}

/// The code that a line ends with.
std::string code_at_end(const std::string& line) {
  REQUIRE(line.ends_with('`'));
  const auto fence = line.size() - 1 - line.find_last_not_of('`');
  const std::string marks(fence, '`');
  // The fence that opens is the first row of just so many that no backslash stands before.
  for (auto at = line.find(marks); at != std::string::npos; at = line.find(marks, line.find_first_not_of('`', at))) {
    const auto row = line.find_first_not_of('`', at) - at;
    if (row != fence || (at > 0 && line[at - 1] == '\\')) continue;
    auto inside = line.substr(at + fence, line.size() - at - 2 * fence);
    REQUIRE(inside.find('\n') == std::string::npos);
    if (inside.size() > 2 && inside.starts_with(' ') && inside.ends_with(' ')) {
      inside = inside.substr(1, inside.size() - 2);
    }
    return inside;
  }
  FAIL(line);
  return {};
}

}  // namespace

MarkdownDocument read_markdown(std::string_view text) {
  MarkdownDocument document;
  bool in_papers = false;
  for (const auto& line : unicode_lines(text)) {
    if (line.starts_with("# ")) {
      document.title = unescaped(std::string_view(line).substr(2));
    } else if (line == "## Papers") {
      in_papers = true;
    } else if (line.starts_with("> ")) {
      const bool more = !document.quotes.empty() && document.quotes.back().id.empty();
      if (!more) document.quotes.emplace_back();
      auto content = line.substr(2);
      if (content.ends_with('\\') && (content.size() - 1 - content.find_last_not_of('\\')) % 2 == 1) content.pop_back();
      document.quotes.back().text.push_back(unescaped(content));
    } else if (line.starts_with("[@")) {
      if (document.quotes.empty() || !document.quotes.back().id.empty()) document.quotes.emplace_back();
      document.quotes.back().id = code_at_end(line);
      const auto place = line.find("] · ");
      REQUIRE(place != std::string::npos);
    } else if (in_papers && line.starts_with("- \\@key")) {
      ++document.papers;
    } else if (!line.empty()) {
      REQUIRE(line.starts_with("- "));
      REQUIRE_FALSE(in_papers);
      unescaped(std::string_view(line).substr(2));
    }
  }
  return document;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    if (auto line = export_writers::one_line(text.substr(0, end)); !line.empty()) lines.push_back(std::move(line));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::vector<std::string> unicode_lines(std::string_view text) {
  std::vector<std::string> lines(1);
  for (std::size_t at = 0; at < text.size();) {
    const auto c = utf8::decode(text, at);
    const bool separator = (c.code >= '\n' && c.code <= '\r') || (c.code >= 0x1C && c.code <= 0x1E);
    if (separator || ends_line(c.code)) {
      if (c.code == '\r' && text.substr(at, 2) == "\r\n") ++at;
      lines.emplace_back();
    } else {
      lines.back() += text.substr(at, c.size);
    }
    at += c.size;
  }
  if (lines.back().empty()) lines.pop_back();
  return lines;
}

std::vector<std::string> unicode_fields(std::string_view line) {
  std::vector<std::string> fields;
  bool inside = false;
  for (std::size_t at = 0; at < line.size();) {
    const auto c = utf8::decode(line, at);
    const bool space = is_white_space(c.code) || (c.code >= 0x1C && c.code <= 0x1F);
    if (!space && !inside) fields.emplace_back();
    if (!space) fields.back() += line.substr(at, c.size);
    inside = !space;
    at += c.size;
  }
  return fields;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    REQUIRE(i + 2 < text.size());
    out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
    i += 2;
  }
  return out;
}

}  // namespace dossier::testing
