// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/line_shape.hpp"

#include "indexer/text/characters.hpp"
#include "indexer/text/section_names.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <charconv>

namespace dossier::reading {
namespace {

/// Tags that converters wrap a table in.
bool is_html_page_tag(std::string_view tag) {
  for (const std::string_view name : {"<html", "<body", "<div", "<center", "<p>", "<p ", "<figure"}) {
    if (starts_with_ci(tag, name)) return true;
  }
  return false;
}

std::optional<std::uint32_t> number_in(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::uint8_t atx_level(std::string_view line, std::string_view& text) {
  line = trim(line);
  const auto marks = std::min(line.find_first_not_of('#'), line.size());
  if (marks == 0 || marks > 6 || marks == line.size() || (line[marks] != ' ' && line[marks] != '\t')) return 0;
  text = trim(line.substr(marks));
  while (text.ends_with('#') && !text.ends_with("\\#")) text.remove_suffix(1);
  text = without_attributes(trim(text));
  return static_cast<std::uint8_t>(marks);
}

bool is_empty_heading(std::string_view line) {
  line = trim(line);
  return !line.empty() && line.size() <= 6 && line.find_first_not_of('#') == std::string_view::npos;
}

std::string_view fence_of(std::string_view line) {
  line = trim(line);
  if (line.empty() || (line.front() != '`' && line.front() != '~')) return {};
  const auto size = std::min(line.find_first_not_of(line.front()), line.size());
  return size >= 3 ? line.substr(0, size) : std::string_view();
}

std::size_t html_table_begin(std::string_view line) {
  const auto start = leading_blanks(line);
  if (start >= line.size() || line[start] != '<') return std::string_view::npos;
  for (auto at = start; at < line.size() && line[at] == '<';) {
    if (starts_with_ci(line.substr(at), "<table")) return at;
    const auto close = line.find('>', at);
    if (close == std::string_view::npos || !is_html_page_tag(line.substr(at, close - at + 1))) break;
    at = std::min(line.find_first_not_of(' ', close + 1), line.size());
  }
  return std::string_view::npos;
}

std::uint8_t html_heading_level(std::string_view line, std::string_view& text) {
  line = trim(line);
  if (line.size() < 9 || line[0] != '<' || lower_ascii(line[1]) != 'h' || line[2] < '1' || line[2] > '6') return 0;
  const auto open = line.find('>');
  const auto close = line.rfind("</");
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) return 0;
  text = line.substr(open + 1, close - open - 1);
  return static_cast<std::uint8_t>(line[2] - '0');
}

std::string_view without_attributes(std::string_view heading) {
  const auto text = trim(heading);
  if (!text.ends_with('}')) return heading;
  const auto open = text.rfind('{');
  if (open == std::string_view::npos || open + 1 >= text.size()) return heading;
  const char first = text[open + 1];
  return first == '#' || first == '.' || first == '-' ? trim(text.substr(0, open)) : heading;
}

bool is_rule(std::string_view line) {
  line = trim(line);
  if (line.size() < 3 || (line[0] != '-' && line[0] != '*' && line[0] != '_' && line[0] != '=')) return false;
  const char mark = line[0];
  return std::all_of(line.begin(), line.end(), [mark](char c) { return c == mark || c == ' '; }) &&
         std::count(line.begin(), line.end(), mark) >= 3;
}

std::uint8_t setext_level(std::string_view line) {
  line = trim(line);
  if (line.size() < 3) return 0;
  if (line.find_first_not_of('=') == std::string_view::npos) return 1;
  return line.find_first_not_of('-') == std::string_view::npos ? 2 : 0;
}

std::optional<std::uint32_t> page_mark(std::string_view line) {
  line = trim(line);
  if (line.size() > 100 || line.size() < 3) return std::nullopt;
  if (line.starts_with('{')) {
    const auto end = line.find('}');
    if (end == std::string_view::npos || line.find_first_not_of('-', end + 1) != std::string_view::npos)
      return std::nullopt;
    return number_in(line.substr(1, end - 1));
  }
  const auto outer = std::string_view("<!-[]>= ");
  const auto begin = line.find_first_not_of(outer);
  if (begin == 0 || begin == std::string_view::npos) return std::nullopt;
  const auto core = line.substr(begin, line.find_last_not_of(outer) - begin + 1);
  if (!starts_with_ci(core, "page")) return std::nullopt;
  return number_in(trim(core.substr(
      core.find_first_not_of(":= ", 4) == std::string_view::npos ? core.size() : core.find_first_not_of(":= ", 4))));
}

std::string_view without_quote_mark(std::string_view line) {
  const auto start = leading_blanks(line);
  if (start >= line.size() || line[start] != '>') return line;
  line.remove_prefix(start + 1);
  if (line.starts_with(' ')) line.remove_prefix(1);
  return line;
}

std::size_t html_item(std::string_view line) {
  if (!starts_with_ci(line, "<li") || line.size() < 5 || (line[3] != '>' && line[3] != ' ')) return 0;
  const auto end = line.find('>');
  return end == std::string_view::npos ? 0 : end + 1;
}

bool is_html_part(std::string_view line) {
  if (!line.starts_with('<')) return false;
  line.remove_prefix(line.starts_with("</") ? 2 : 1);
  for (const std::string_view name : {"p", "ul", "ol", "li", "div", "dl", "blockquote", "section", "article", "header",
                                      "footer", "center", "figure", "figcaption", "main", "body"}) {
    if (!starts_with_ci(line, name) || line.size() == name.size()) continue;
    if (line[name.size()] == '>' || line[name.size()] == ' ' || line[name.size()] == '/') return true;
  }
  return false;
}

bool only_tags(std::string_view line) {
  bool inside = false;
  for (const char c : line) {
    if (!inside && c != '<' && !is_blank_char(c)) return false;
    if (c == '<') inside = true;
    if (c == '>') inside = false;
  }
  return !inside && !line.empty();
}

bool is_heading_line(std::string_view line) {
  line = trim(line);
  if (line.empty() || line.size() > 120 || ends_sentence(line) || line.ends_with(',') || line.ends_with(';'))
    return false;
  if (named_role(line).has_value()) return true;
  if (starts_lower(line) || count_words(line) > 12 || is_function_word(last_token(line))) return false;
  return heading_number(line).parts > 0 ? title_case_share(line) >= 0.5 : all_caps(line) && line.size() > 4;
}

bool is_whole_bold(std::string_view line) {
  return line.size() > 4 && line.starts_with("**") && line.ends_with("**") && line.find("**", 2) == line.size() - 2;
}

std::string_view without_anchors(std::string_view line) {
  while (line.starts_with('<') && (line.starts_with("<span") || line.starts_with("<a "))) {
    const auto open = line.find('>');
    if (open == std::string_view::npos) return line;
    const auto close = line.substr(open + 1);
    const auto size = close.starts_with("</span>") ? 7 : close.starts_with("</a>") ? 4 : 0;
    if (size == 0) return line;
    line = trim(close.substr(static_cast<std::size_t>(size)));
  }
  return line;
}

bool is_whole_italic(std::string_view line) {
  line = without_anchors(trim(line));
  if (line.size() < 4 || (line.front() != '*' && line.front() != '_')) return false;
  const char mark = line.front();
  return line[1] != mark && line.back() == mark && line[line.size() - 2] != mark && line[line.size() - 2] != '\\' &&
         line.find(mark, 1) == line.size() - 1;
}

std::uint32_t bare_note_number(std::string_view line) {
  line = trim(line);
  const auto token = first_token(line);
  if (token.empty() || token.size() > 3 || token.size() == line.size()) return 0;
  const auto rest = trim(line.substr(token.size()));
  if (!starts_upper(rest) && !rest.starts_with('"') && !rest.starts_with("“") && !rest.starts_with("‘")) return 0;
  return number_in(token).value_or(0);
}

}  // namespace dossier::reading
