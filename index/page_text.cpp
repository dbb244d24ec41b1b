// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/page_text.hpp"

#include "base/strings.hpp"

#include <algorithm>

namespace dossier {
namespace {

std::string range(const std::string& first, const std::string& last) {
  return last.empty() || last == first ? first : first + "–" + last;
}

std::string counted(const PageRange& pages) {
  return pages.known() ? range(std::to_string(pages.first), std::to_string(pages.last)) : std::string();
}

bool several(const PageRange& pages) { return pages.last > pages.first; }

}  // namespace

bool is_page_name(std::string_view text) {
  constexpr std::size_t longest = 12;
  const auto all = [&](auto fits) { return std::all_of(text.begin(), text.end(), fits); };
  if (text.empty() || text.size() > longest) return false;
  if (!all([](char c) { return is_digit(c) || is_alpha_ascii(c) || c == '-' || c == '.'; })) return false;
  return std::any_of(text.begin(), text.end(), is_digit) ||
         all([](char c) { return std::string_view("ivxlcIVXLC").find(c) != std::string_view::npos; });
}

std::string page_numbers(const PageRange& pages, const PrintedPages& printed) {
  return printed.known() ? range(printed.first, printed.last) : counted(pages);
}

std::string page_locator(const PageRange& pages, const PrintedPages& printed) {
  const auto numbers = page_numbers(pages, printed);
  if (numbers.empty()) return {};
  const bool many = printed.known() ? printed.first != printed.last : several(pages);
  return (many ? "pp. " : "p. ") + numbers;
}

std::string page_in_file(const Passage& passage) {
  const auto& pages = passage.pages;
  if (!passage.printed.known() || !pages.known()) return {};
  const auto text = (several(pages) ? "pages " : "page ") + counted(pages);
  // Of all sources only a PDF has boxes.
  return passage.boxes.empty() ? text + " of the file" : "PDF " + text;
}

}  // namespace dossier
