// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/page_text.hpp"

#include "base/strings.hpp"

#include <algorithm>

namespace dossier {
namespace {

std::string range(const std::string& first, const std::string& last) {
  return last.empty() || last == first ? first : first + "–" + last;
}

std::string counted_pages(const Passage& passage) {
  const auto& pages = passage.pages;
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

std::string page_numbers(const Passage& passage) {
  return passage.printed.known() ? range(passage.printed.first, passage.printed.last) : counted_pages(passage);
}

std::string page_locator(const Passage& passage) {
  const auto numbers = page_numbers(passage);
  if (numbers.empty()) return {};
  const bool many = passage.printed.known() ? passage.printed.first != passage.printed.last : several(passage.pages);
  return (many ? "pp. " : "p. ") + numbers;
}

std::string page_in_file(const Passage& passage) {
  if (!passage.printed.known() || !passage.pages.known()) return {};
  const std::string page = several(passage.pages) ? "pages " : "page ";
  // Of all sources only a PDF has boxes.
  if (!passage.boxes.empty()) return "PDF " + page + counted_pages(passage);
  return page + counted_pages(passage) + " of the file";
}

}  // namespace dossier
