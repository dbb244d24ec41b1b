// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/cited_work.hpp"

#include "base/analyzer.hpp"
#include "base/letters.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "index/person_words.hpp"

#include <algorithm>
#include <charconv>

namespace dossier {
namespace {

constexpr char begin_mark = '\x02';
constexpr char part_mark = '\x03';

void add_form(CitedWork::Forms& forms, std::string form) {
  if (!form.empty() && std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(std::move(form));
}

/// `International Monetary Fund` → `imf`: words written small are left out.
std::string initials_of(const names::Words& words) {
  std::string letters;
  for (const auto word : words) {
    if (is_capital(utf8::decode(word, 0).code)) letters += key_letters(word).substr(0, 1);
  }
  return letters.size() > 1 ? letters : std::string();
}

/// An Arabic article in front of a family name is written in many ways, or left out.
std::string_view without_article(std::string_view family) {
  for (const std::string_view article : {"al-", "Al-", "el-", "El-", "al ", "Al ", "ul-", "ur-"}) {
    if (family.starts_with(article) && family.size() > article.size() + 2) return family.substr(article.size());
  }
  return family;
}

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  for (auto end = text.find(mark); end != std::string_view::npos; end = text.find(mark)) {
    parts.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  parts.push_back(text);
  return parts;
}

}  // namespace

CitedWork::Forms name_forms(const Person& author) {
  CitedWork::Forms forms;
  const auto words = names::words_of(author.family);
  add_form(forms, key_letters(author.family));
  if (author.organisation) {
    add_form(forms, initials_of(words));
    return forms;
  }
  add_form(forms, key_letters(author.particle + author.family));
  add_form(forms, key_letters(without_article(author.family)));
  if (words.size() > 1 && !names::is_particle(words[0])) add_form(forms, key_letters(words[0]));
  return forms;
}

bool same_name(const CitedWork::Forms& a, const CitedWork::Forms& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const std::string& form) { return std::find(b.begin(), b.end(), form) != b.end(); });
}

std::string title_words(std::string_view title) {
  Tokens tokens;
  Analyzer{}.analyze(title, tokens);
  std::string words;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto term = tokens.term(i);
    if (words.size() + term.size() + 1 > most_cited_title) break;
    words.append(words.empty() ? "" : " ").append(term);
  }
  return words;
}

bool holds_words(const std::string& title, const std::string& words) {
  return !words.empty() && (' ' + title + ' ').find(' ' + words + ' ') != std::string::npos;
}

std::string encode_cited_work(const CitedWork& work) {
  std::string value(1, begin_mark);
  for (const auto& forms : work.authors) {
    if (value.size() > 1) value += ';';
    value += joined(forms, "/");
  }
  if (work.more_authors) value += '+';
  value += part_mark;
  if (work.year > 0) value += std::to_string(work.year);
  return value + part_mark + work.title + part_mark + work.doi;
}

std::optional<CitedWork> decode_cited_work(std::string_view value) {
  if (!value.starts_with(begin_mark)) return std::nullopt;
  const auto parts = split(value.substr(1), part_mark);
  if (parts.size() != 4) return std::nullopt;
  CitedWork work;
  auto authors = parts[0];
  work.more_authors = authors.ends_with('+');
  if (work.more_authors) authors.remove_suffix(1);
  for (const auto author : split(authors, ';')) {
    CitedWork::Forms forms;
    for (const auto form : split(author, '/')) add_form(forms, std::string(form));
    if (!forms.empty()) work.authors.push_back(std::move(forms));
  }
  std::from_chars(parts[1].data(), parts[1].data() + parts[1].size(), work.year);
  work.title = parts[2];
  work.doi = parts[3];
  return work;
}

}  // namespace dossier
