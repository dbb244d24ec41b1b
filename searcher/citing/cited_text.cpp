// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/citing/cited_text.hpp"

#include "base/strings.hpp"
#include "searcher/citing/one_line.hpp"
#include "searcher/csl/text_case.hpp"

#include <algorithm>

namespace dossier::citing {
namespace {

/// A straight mark opens a quotation at the beginning of a word.
void curl_straight_marks(std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool opens = i == 0 || text[i - 1] == ' ' || text[i - 1] == '(';
    if (text[i] == '"') {
      out += opens ? "‘" : "’";
    } else {
      out += text[i];
    }
  }
  text = std::move(out);
}

bool closes_sentence(std::string_view text) {
  for (const std::string_view mark : {"’", "”"}) {
    if (text.ends_with(mark)) text.remove_suffix(mark.size());
  }
  return !text.empty() && std::string_view(".?!").find(text.back()) != std::string_view::npos;
}

/// How many digits of the last page Chicago prints (9.61 of the 17th edition) behind a first page of as many.
std::size_t chicago_digits(std::string_view first, std::size_t changed) {
  if (first.size() < 3 || first.ends_with("00")) return first.size();
  if (first[first.size() - 2] == '0') return changed;
  return std::max<std::size_t>(changed, 2);
}

}  // namespace

std::string quoted(std::string_view text) {
  auto inner = one_line(text);
  csl::replace_all(inner, "“", "‘");
  csl::replace_all(inner, "”", "’");
  curl_straight_marks(inner);
  return "“" + inner + "”";
}

std::string stopped(std::string text) {
  if (!text.empty() && !closes_sentence(text)) text += '.';
  return text;
}

std::string quoted_with(std::string_view text, char mark) {
  constexpr std::string_view end = "”";
  auto out = quoted(text);
  out.resize(out.size() - end.size());
  const bool question = out.ends_with('?') || out.ends_with('!');
  if (!question && !(mark == '.' && closes_sentence(out))) out += mark;
  return out + std::string(end);
}

std::pair<std::string, std::string> page_range(std::string_view pages) {
  for (const std::string_view dash : {"–", "—", "--", "-"}) {
    const auto at = pages.find(dash);
    if (at != std::string_view::npos) return {one_line(pages.substr(0, at)), one_line(pages.substr(at + dash.size()))};
  }
  return {one_line(pages), ""};
}

std::string shown_pages(const std::string& first, const std::string& last, LastPage form) {
  if (last.empty() || last == first) return first;
  auto shown = last;
  if (form != LastPage::Whole && all_digits(first) && all_digits(last) && first.size() == last.size()) {
    const auto same = std::mismatch(first.begin(), first.end(), last.begin()).first - first.begin();
    const auto changed = first.size() - static_cast<std::size_t>(same);
    const auto kept = form == LastPage::Chicago ? chicago_digits(first, changed)
                      : first.size() < 3        ? first.size()
                                                : std::max<std::size_t>(changed, 2);
    shown = last.substr(last.size() - kept);
  }
  return first + "–" + shown;
}

}  // namespace dossier::citing
