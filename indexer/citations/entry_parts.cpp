// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/citations/entry_parts.hpp"

#include "base/strings.hpp"
#include "index/person_words.hpp"
#include "indexer/citations/printed_names.hpp"
#include "indexer/citations/years.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace dossier::citations {
namespace {

using reading::trim;
constexpr auto npos = std::string_view::npos;

/// Authors do not take more bytes than this before the year.
constexpr std::size_t most_before_year = 600;

std::string_view bare(std::string_view word) {
  constexpr std::string_view marks = ".,;:()[]&";
  const auto first = word.find_first_not_of(marks);
  if (first == npos) return {};
  return word.substr(first, word.find_last_not_of(marks) + 1 - first);
}

/// Initials as they stand in lists: `J.`, `J.-P.`, `JK`, with a comma or semicolon behind them.
bool are_initials(std::string_view word) {
  while (word.ends_with(',') || word.ends_with(';')) word.remove_suffix(1);
  if (word.empty() || !reading::starts_upper(word)) return false;
  const auto letters = std::count_if(word.begin(), word.end(), is_alpha_ascii);
  return names::is_initials(word) || (letters <= 2 && word.ends_with('.')) || (letters == 1 && word.size() <= 2);
}

/// What stands behind the last blank; of a longer word its end, which is that of no initials either.
std::string_view last_word(std::string_view text) {
  constexpr std::size_t longest = 100;
  text.remove_prefix(text.size() - std::min(text.size(), longest));
  return text.substr(std::min(text.find_last_of(' ') + 1, text.size()));
}

bool joins(std::string_view word) {
  constexpr auto joiners = std::to_array<std::string_view>(
      {"and",     "&",      "et",     "und", "y",   "e",    "al",    "al.", "eds",  "ed",  "Eds", "Ed",
       "editors", "editor", "others", "и",   "dir", "Hrsg", "coord", "org", "orgs", "in",  "for", "of",
       "the",     "on",     "de",     "des", "du",  "da",   "do",    "dos", "das",  "with"});
  const auto plain = bare(word);
  return word == "&" || std::find(joiners.begin(), joiners.end(), plain) != joiners.end();
}

template <class Visit>
void for_each_word(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    while (at < text.size() && (reading::is_blank_char(text[at]) || text[at] == '\n')) ++at;
    const auto begin = at;
    while (at < text.size() && !reading::is_blank_char(text[at]) && text[at] != '\n') ++at;
    if (at > begin && !visit(text.substr(begin, at - begin), begin, at)) return;
  }
}

}  // namespace

Quote find_quote(std::string_view text) {
  constexpr auto pairs = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"“", "”"}, {"\"", "\""}, {"«", "»"}, {"„", "“"}, {"‘", "’"}, {"《", "》"}, {"「", "」"}});
  Quote found;
  for (const auto& pair : pairs) {
    const auto open = pair.first;
    const auto close = pair.second;
    auto at = text.find(open);
    while (open == "‘" && at != npos && at > 0 && text[at - 1] != ' ') at = text.find(open, at + 1);
    if (at == npos || at >= found.begin) continue;
    auto end = text.find(close, at + open.size());
    const auto goes_on = [&](std::size_t place) {  // an apostrophe, not the closing mark
      const auto behind = place + close.size();
      return behind < text.size() && is_alpha_ascii(text[behind]);
    };
    while (close == "’" && end != npos && goes_on(end)) end = text.find(close, end + 1);
    if (end == npos) continue;
    found.begin = at;
    found.content = without_marks(text.substr(at + open.size(), end - at - open.size()));
  }
  return found;
}

std::string_view without_marks(std::string_view text) {
  for (;;) {
    text = trim(text);
    if (text.empty()) return text;
    const char last = text.back();
    const bool stop = last == '.' && !are_initials(last_word(text));
    if (last == ',' || last == ';' || last == ':' || last == '(' || stop) {
      text.remove_suffix(1);
    } else if (text.front() == ',' || text.front() == ';' || text.front() == '.') {
      text.remove_prefix(1);
    } else {
      return text;
    }
  }
}

std::size_t body_end(std::string_view text) {
  auto end = text.size();
  for (const std::string_view mark : {"http://", "https://", "https:", "doi:", "doi.org", "retrieved ", "accessed ",
                                      "available at", "available from", "disponível em", "disponible en", "consultado",
                                      "acesso em", "abgerufen", "consulté", "last accessed", "url:"}) {
    const auto at = reading::find_ci(text, mark);
    if (at != npos && at > 20) end = std::min(end, at);
  }
  return end;
}

bool are_names(std::string_view text) {
  std::size_t words = 0;
  std::size_t others = 0;
  for_each_word(text, [&](std::string_view word, std::size_t, std::size_t) {
    ++words;
    const auto plain = bare(word);
    const bool small = reading::starts_lower(plain) && !joins(word) && !names::is_particle(plain);
    if (small && !is_name_with_article(plain)) ++others;
    if (std::any_of(plain.begin(), plain.end(), is_digit)) ++others;
    return true;
  });
  return words > 0 && others == 0;
}

std::size_t year_behind_authors(std::string_view entry, bool no_authors) {
  // Only the first year can be it: names have no digits.
  const auto at = find_year(entry, 0, most_before_year);
  if (at == npos) return npos;
  const auto size = year_at(entry, at)->size;
  const auto before = trim(entry.substr(0, at));
  const auto behind = entry.substr(at + size);
  const bool bracket = before.ends_with('(') || before.ends_with('[');
  const auto names = without_marks(bracket ? before.substr(0, before.size() - 1) : before);
  if (names.empty() ? !no_authors : !are_names(names)) return npos;
  if (bracket) return at;
  const auto rest = trim(behind);
  const bool stop = rest.starts_with('.') || rest.starts_with(',') || rest.starts_with(':') || rest.starts_with(')') ||
                    rest.starts_with("“") || rest.starts_with('"');
  return stop && reading::count_words(rest.substr(0, body_end(rest)), 3) >= 3 ? at : npos;
}

std::size_t last_year(std::string_view entry) {
  const auto quote = find_quote(entry);
  const auto quote_end =
      quote.content.empty() ? 0 : static_cast<std::size_t>(quote.content.data() - entry.data()) + quote.content.size();
  auto last = npos;
  for (auto at = find_year(entry, 0, entry.size()); at != npos; at = find_year(entry, at + 4, entry.size())) {
    if (at > quote.begin && at < quote_end) continue;
    last = at;
  }
  return last;
}

std::size_t authors_end(std::string_view entry) {
  struct Word {
    std::string_view text;
    std::size_t end = 0;
  };
  std::array<Word, 60> words;
  std::size_t count = 0;
  for_each_word(entry, [&](std::string_view word, std::size_t, std::size_t end) {
    words[count++] = {word, end};
    return count < words.size();
  });
  bool family = false;
  const bool initials_first = count > 0 && are_initials(words[0].text);
  for (std::size_t i = 0; i < count; ++i) {
    const auto word = words[i].text;
    const bool initials = are_initials(word);
    if (!word.ends_with('.')) {
      family = family || !initials;
      continue;
    }
    family = family || !initials;
    if (!family || i + 1 == count) continue;
    const auto next = words[i + 1].text;
    const bool more = are_initials(next) || next == "&" || next == "and" || next == "et" || next == "und" ||
                      names::is_particle(bare(next));
    const bool name_follows = initials && initials_first && (next.ends_with(',') || next.ends_with('.'));
    if (!more && !name_follows) return words[i].end;
  }
  return 0;
}

std::size_t note_authors_end(std::string_view note) {
  auto end = note.find(", ");
  if (end == npos) return note.size();
  const auto is_list = [&](std::size_t from) {
    const auto next = note.find(", ", from);
    return next != npos && (note.substr(next + 2).starts_with("and ") || note.substr(next + 2).starts_with("& "));
  };
  if (is_list(end + 2)) {
    end = note.find(", ", end + 2);
    end = std::min(note.find(", ", end + 2), note.size());
  } else if (note.substr(end + 2).starts_with("and ")) {
    end = std::min(note.find(", ", end + 2), note.size());
  }
  return end;
}

std::string_view first_sentence(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c != '.' && c != '?' && c != '!') continue;
    const bool ends =
        at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '"' || text.substr(at + 1).starts_with("”");
    if (!ends) continue;
    const auto word = last_word(text.substr(0, at + 1));
    const bool abbreviation = c == '.' && (are_initials(word) || word == "vs.");
    if (!abbreviation) return text.substr(0, at);
  }
  return text;
}

bool ends_a_work(std::string_view text) {
  const auto word = last_word(text);
  if (word.empty() || are_initials(std::string(word) + '.')) return false;
  return word.size() > 2 || is_digit(word.back());
}

}  // namespace dossier::citations
