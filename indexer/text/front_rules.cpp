// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/front_rules.hpp"

#include "base/utf8.hpp"
#include "index/person_words.hpp"
#include "indexer/text/characters.hpp"
#include "indexer/text/section_names.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace dossier::reading {
namespace {

constexpr auto article_types = std::to_array<std::string_view>({"article",
                                                                "articles",
                                                                "casestudy",
                                                                "commentary",
                                                                "editorial",
                                                                "empiricalarticle",
                                                                "fulllengtharticle",
                                                                "letter",
                                                                "originalarticle",
                                                                "originalpaper",
                                                                "originalresearch",
                                                                "originalresearcharticle",
                                                                "originalscientificpaper",
                                                                "paper",
                                                                "perspective",
                                                                "policybrief",
                                                                "policypaper",
                                                                "researcharticle",
                                                                "researchnote",
                                                                "researchpaper",
                                                                "review",
                                                                "reviewarticle",
                                                                "reviewpaper",
                                                                "scientificarticle",
                                                                "shortcommunication",
                                                                "workingpaper"});

constexpr auto institutions = std::to_array<std::string_view>(
    {"universit",  "department", "institute",       "faculty",     "college",      "school of",
     "centre for", "center for", "academy",         "ministry of", "professor",    "lecturer",
     "scholar",    "researcher", "research fellow", "ph.d",        "phd",          "student",
     "fakultät",   "institut ",  "m.phil",          "mphil",       "postdoctoral", "visiting fellow",
     "chairman",   "think tank"});

constexpr auto journal_words = std::to_array<std::string_view>(
    {"journal", "quarterly", "annals", "bulletin", "proceedings", "archives", "transactions", "review of", "trends in",
     "zeitschrift", "revue", "revista", "international review", "studies review"});

struct Start {
  std::string_view words;
  FrontSort sort;
};

// A colon or a number has to follow where the words alone might begin a sentence; see `strict`.
constexpr std::array starts{Start{"correspond", FrontSort::Correspondence},
                            Start{"*correspond", FrontSort::Correspondence},
                            Start{"* correspond", FrontSort::Correspondence},
                            Start{"address for correspondence", FrontSort::Correspondence},
                            Start{"contact:", FrontSort::Correspondence},
                            Start{"to link to this article", FrontSort::Citation},
                            Start{"email", FrontSort::Address},
                            Start{"e-mail", FrontSort::Address},
                            Start{"orcid", FrontSort::Address},
                            Start{"copyright", FrontSort::Licence},
                            Start{"©", FrontSort::Licence},
                            Start{"(c) 2", FrontSort::Licence},
                            Start{"licensee", FrontSort::Licence},
                            Start{"license:", FrontSort::Licence},
                            Start{"licence:", FrontSort::Licence},
                            Start{"this is an open access", FrontSort::Licence},
                            Start{"this is an open-access", FrontSort::Licence},
                            Start{"this article is an open access", FrontSort::Licence},
                            Start{"this article is licensed", FrontSort::Licence},
                            Start{"this article is distributed", FrontSort::Licence},
                            Start{"this work is licensed", FrontSort::Licence},
                            Start{"open access this article", FrontSort::Licence},
                            Start{"published under", FrontSort::Licence},
                            Start{"all rights reserved", FrontSort::Licence},
                            Start{"https://creativecommons", FrontSort::Licence},
                            Start{"http://creativecommons", FrontSort::Licence},
                            Start{"how to cite", FrontSort::Citation},
                            Start{"cite this", FrontSort::Citation},
                            Start{"to cite this", FrontSort::Citation},
                            Start{"citation:", FrontSort::Citation},
                            Start{"suggested citation", FrontSort::Citation},
                            Start{"recommended citation", FrontSort::Citation},
                            Start{"please cite", FrontSort::Citation},
                            Start{"article history", FrontSort::Dates},
                            Start{"article info", FrontSort::Dates},
                            Start{"a r t i c l e i n f o", FrontSort::Dates},
                            Start{"academic editor", FrontSort::Dates}};

constexpr auto dates =
    std::to_array<std::string_view>({"received", "revised", "accepted", "published", "available online", "submitted",
                                     "first published", "date received", "date accepted"});

bool is_dates(std::string_view text) {
  for (const auto word : dates) {
    if (!starts_with_ci(text, word)) continue;
    const auto rest = trim(text.substr(word.size()));
    if (rest.empty() || rest.starts_with(':')) return true;
    if (!has_digit(rest.substr(0, 30))) continue;
    if (count_words(text, 17) <= 16) return true;
    return count_words(text, 41) <= 40 && (contains_ci(rest, "accepted") || contains_ci(rest, "available online"));
  }
  return false;
}

bool is_address_line(std::string_view text) {
  const auto at = text.find('@');
  return at != std::string_view::npos && text.find('.', at) != std::string_view::npos && count_words(text, 13) <= 12;
}

bool is_lone_url(std::string_view text) {
  return text.find(' ') == std::string_view::npos &&
         (text.find("://") != std::string_view::npos || text.starts_with("www."));
}

/// "VOL. XII"
bool has_roman_volume(std::string_view text) {
  const auto at = find_ci(text, "vol.");
  if (at == std::string_view::npos) return false;
  const auto number = first_token(trim(text.substr(at + 4)));
  return !number.empty() && number.find_first_not_of("IVXLC,") == std::string_view::npos;
}

bool is_journal(std::string_view text) {
  if (count_words(text, 26) > 25) return false;
  if (contains_ci(text, "issn") || contains_ci(text, "journal home") || contains_ci(text, "impact factor")) return true;
  if (starts_with_ci(text, "doi") || starts_with_ci(text, "https://doi.org") || starts_with_ci(text, "http://dx.doi"))
    return true;
  if (is_lone_url(text) || starts_with_ci(text, "homepage") || starts_with_ci(text, "url:")) return true;
  const bool volume = starts_with_ci(text, "volume") || starts_with_ci(text, "vol.") || starts_with_ci(text, "vol ") ||
                      starts_with_ci(text, "issue") || starts_with_ci(text, "pp.");
  if (volume && has_digit(text)) return true;
  const bool parted = contains_ci(text, "vol.") || contains_ci(text, "volume ") || contains_ci(text, "no.");
  if (parted && (has_digit(text) || has_roman_volume(text)) && !ends_sentence(text) && count_words(text, 17) <= 16)
    return true;
  if (ends_sentence(text) || count_words(text, 10) > 9 || text.find(": ") != std::string_view::npos) return false;
  return std::any_of(journal_words.begin(), journal_words.end(),
                     [text](std::string_view word) { return contains_ci(text, word); }) &&
         title_case_share(text) > 0.6;
}

bool is_affiliation(std::string_view text) {
  if (count_words(text, 71) > 70) return false;
  return std::any_of(institutions.begin(), institutions.end(),
                     [text](std::string_view word) { return contains_ci(text, word); });
}

/// "POLICY BRIEF 07/2023", "Working Paper No. 12".
bool is_numbered_series(std::string_view text) {
  for (const std::string_view name :
       {"policy brief", "policy paper", "working paper", "discussion paper", "research paper", "research report",
        "occasional paper", "issue brief", "research article"}) {
    if (starts_with_ci(text, name) && count_words(text, 6) <= 5 && has_digit(text)) return true;
  }
  return false;
}

/// "PhD", "Jr.", "M.A.": what stands behind the comma after a name.
bool is_behind_name(std::string_view piece) {
  if (starts_with_ci(piece, "and ")) piece = trim(piece.substr(4));
  const auto words = names::words_of(piece);
  return std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return names::is_degree(word, true) || names::is_suffix(word) || names::is_title(word);
  });
}

}  // namespace

FrontSort box_sort(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > 1200) return FrontSort::None;
  for (const auto& start : starts) {
    if (!starts_with_ci(text, start.words) || text.size() == std::string_view("orcid").size()) continue;
    // "Email diplomacy …", "Correspondence between the two capitals …" are running text.
    const bool plain_word =
        start.sort == FrontSort::Address || start.words == "correspond" || start.words == "copyright";
    if (!plain_word || count_words(text, 4) <= 3 || text.substr(0, 60).find(':') != std::string_view::npos ||
        text.find('@') != std::string_view::npos || text.substr(0, 30).find("©") != std::string_view::npos) {
      return start.sort;
    }
  }
  if (text.substr(0, 24).find("/©") != std::string_view::npos) return FrontSort::Licence;  // behind an ISSN
  if (starts_with_ci(text, "https://doi.org/10.") && text.find(' ') == std::string_view::npos) {
    return FrontSort::Citation;
  }
  if (is_dates(text)) return FrontSort::Dates;
  return is_address_line(text) ? FrontSort::Address : FrontSort::None;
}

FrontSort front_sort(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > 1200) return FrontSort::None;
  const auto box = box_sort(text);
  if (box != FrontSort::None) return box;
  if (text.size() <= 40) {
    const auto key = squeeze(text);
    if (std::binary_search(article_types.begin(), article_types.end(), std::string_view(key)) ||
        is_numbered_series(text)) {
      return FrontSort::ArticleType;
    }
  }
  if (is_journal(text)) return FrontSort::Journal;
  return is_affiliation(text) ? FrontSort::Affiliation : FrontSort::None;
}

bool is_box_sort(FrontSort sort) {
  return sort == FrontSort::Address || sort == FrontSort::Correspondence || sort == FrontSort::Dates ||
         sort == FrontSort::Licence || sort == FrontSort::Citation;
}

std::string_view leading_names(std::string_view text, std::size_t first_line) {
  text = trim(text);
  if (starts_with_ci(text, "by ")) {
    text = trim(text.substr(3));
    first_line -= std::min<std::size_t>(first_line, 3);
  }
  if (first_line > 0 && first_line < text.size()) {
    const auto line = trim(text.substr(0, first_line));
    const auto last = last_token(line);
    const bool goes_on = line.ends_with(',') || line.ends_with(';') || last == "and" || last == "&";
    if (!goes_on) text = line;
  }
  if (looks_like_names(text) && !is_affiliation(text)) return text;
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto next = std::min(text.find_first_of(",;|(", at), text.size());
    const auto piece = trim(text.substr(at, next - at));
    const bool belongs = piece.empty() ? at > 0 : end > 0 && is_behind_name(piece);
    if (!belongs && (!looks_like_names(piece) || is_affiliation(piece))) break;
    end = next;
    at = next + 1;
    if (next < text.size() && text[next] == '(') {  // the place of the author before it
      const auto close = std::min(text.find(')', next), text.size());
      at = close + 1;
    }
  }
  return text.substr(0, end);
}

bool is_letter_mark(std::string_view token, std::string_view behind) {
  const bool comma = token.ends_with(',');
  if (comma) token.remove_suffix(1);
  if (token.size() != 1 || token.front() < 'a' || token.front() > 'h') return false;
  return comma || behind.empty() || behind.starts_with(',') || behind.starts_with('*') || behind.starts_with('&') ||
         behind.starts_with("and ");
}

std::vector<std::uint32_t> take_glued_marks(std::string& text, std::size_t& first_line) {
  constexpr std::size_t longest = 2;
  std::vector<std::uint32_t> marks;
  const auto line = first_line;
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    auto end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    const auto digits = end - at;
    const char before = at > 0 ? text[at - 1] : ' ';
    const auto behind = std::string_view(text).substr(end);
    const bool opens = before == ' ' && starts_upper(behind.substr(0, 4)) && is_alpha_ascii(behind.front());
    // A name of small letters, and the next name, a star or the end behind it.
    const bool closes = is_lower_ascii(before) && (behind.empty() || behind.front() == ',' || behind.front() == '*' ||
                                                   behind.starts_with(" and ") || behind.starts_with(" & ") ||
                                                   (behind.front() == ' ' && starts_upper(behind.substr(1, 4))));
    if (digits == 0 || digits > longest || text[at] == '0' || !(opens || closes)) {
      kept.append(text, at, std::max<std::size_t>(digits, 1));
      at += std::max<std::size_t>(digits, 1);
      continue;
    }
    marks.push_back(static_cast<std::uint32_t>(std::stoul(text.substr(at, digits))));
    if (at < line) first_line -= digits;
    at = end;
  }
  text = std::move(kept);
  return marks;
}

namespace {

/// A letter of Chinese, Japanese or Korean.
bool is_wide_letter(char32_t code) {
  const bool han = code == 0x3005 || code == 0x3007 || (code >= 0x3400 && code <= 0x9FFF) ||
                   (code >= 0xF900 && code <= 0xFAFF) || (code >= 0x20000 && code <= 0x3FFFF);
  const bool kana = code >= 0x3041 && code <= 0x30FF && code != U'・';
  return han || kana || (code >= 0xAC00 && code <= 0xD7A3);
}

/// A quote, bracket or stop, which no name has. A blank of that script may stand in one.
bool is_wide_mark(char32_t code) {
  const bool bracket = code >= 0x3002 && code <= 0x301F && code != 0x3005 && code != 0x3007;
  const bool quote = code >= 0x2018 && code <= 0x201F;
  return bracket || quote || code == U'！' || code == U'：' || code == U'；' || code == U'？';
}

/// A letter of an alphabet, which no name in wide letters has.
bool is_narrow_letter(char32_t code) { return code >= 0xC0 && code < 0x2000; }

/// "王小明a，李大海b(…": names of two to four wide characters, commas of their script between them, marks behind them,
/// up to a bracket.
bool are_wide_names(std::string_view text, std::size_t fewest) {
  constexpr std::size_t shortest = 2;
  constexpr std::size_t longest = 4;
  text = text.substr(0, std::min(text.find('('), text.find("（")));
  std::size_t names = 0;
  std::size_t size = 0;
  const auto ends = [&] {
    const bool right = size >= shortest && size <= longest;
    ++names;
    size = 0;
    return right;
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto c = utf8::decode(text, at);
    if (c.code == U'，' || c.code == U'、') {
      if (!ends()) return false;
    } else if (is_wide_letter(c.code)) {
      ++size;
    } else if (c.code == '.' || c.code == ':' || is_narrow_letter(c.code) || is_wide_mark(c.code)) {
      return false;
    }
    at += c.size;
  }
  return ends() && names >= fewest;
}

}  // namespace

bool is_wide_name(std::string_view text) {
  constexpr std::string_view commas[] = {"，", "、"};
  const bool list = text.find(commas[0]) != std::string_view::npos || text.find(commas[1]) != std::string_view::npos;
  return starts_uncased(text) && !list && std::none_of(text.begin(), text.end(), is_alpha_ascii) &&
         are_wide_names(trim(text), 1) && front_sort(text) == FrontSort::None && !named_role(text);
}

namespace {

/// Small words between or in names. `du` and `des` are left out: they stand in titles and names of institutions.
bool stands_between_names(std::string_view token) {
  constexpr auto words = std::to_array<std::string_view>({"and",  "&",  "und", "et",  "de",  "von", "van", "bin", "ibn",
                                                          "bint", "al", "ul",  "der", "den", "y",   "e",   "del", "la",
                                                          "da",   "do", "dos", "das", "di",  "'t",  "ter", "ten"});
  return std::find(words.begin(), words.end(), token) != words.end();
}

/// `al-Rahman`, `d'Estaing`
bool has_small_article(std::string_view token) {
  for (const std::string_view article : {"al-", "el-", "ar-", "as-", "ad-", "d'", "d’", "'t-"}) {
    if (token.starts_with(article) && starts_upper(token.substr(article.size()))) return true;
  }
  return false;
}

}  // namespace

bool looks_like_names(std::string_view text) {
  if (text.size() <= 600 && starts_uncased(text) && are_wide_names(trim(text), 2)) return true;
  std::size_t names = 0;
  std::size_t wide = 0;  // between others: "Ada Brook; 王小明"
  std::size_t others = 0;
  text = trim(text);
  if (text.size() > 600 || text.empty()) return false;
  while (!text.empty()) {
    const auto token = first_token(text);
    text = trim(text.substr(token.size()));
    if (squeeze(token).empty() || has_digit(token) || is_letter_mark(token, text)) continue;
    const bool particle = stands_between_names(token) || (token == "in" && text.starts_with("'t "));
    if (starts_upper(token) || has_small_article(token)) {
      ++names;
    } else if (is_wide_name(token)) {
      ++wide;
    } else if (!particle) {
      ++others;
    }
  }
  return names >= 2 && names >= wide && others == 0;
}

}  // namespace dossier::reading
