// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/csl/collapse.hpp"

#include <algorithm>
#include <utility>

namespace dossier::csl {
namespace {

constexpr std::size_t shortest_range = 3;

/// The marks between the works of a citation.
struct Delimiters {
  explicit Delimiters(const Element& citation)
      : work((*citation.child("layout"))["delimiter"]),
        group(citation.has("cite-group-delimiter") ? citation["cite-group-delimiter"] : ", "),
        letter(citation.has("year-suffix-delimiter") ? citation["year-suffix-delimiter"] : work),
        after(citation.has("after-collapse-delimiter") ? citation["after-collapse-delimiter"] : work) {}
  std::string work;
  std::string group;
  std::string letter;
  std::string after;  ///< behind works that were collapsed
};

bool is_plain(const Cite& cite) { return cite.locator.empty() && cite.prefix.empty() && cite.suffix.empty(); }

/// `a` and `b`, `z` and `aa`.
bool follows(const std::string& letter, const std::string& next) {
  if (letter.size() != next.size() || letter.empty()) return letter == "z" && next == "aa";
  const auto last = letter.size() - 1;
  return letter.compare(0, last, next, 0, last) == 0 && next[last] == letter[last] + 1;
}

/// Where a run of works that begins at a place ends, `next` telling which two may stand beside each other in it.
template <class Next>
std::size_t run_end(const std::vector<CitePiece>& pieces, std::size_t begin, Next next) {
  auto end = begin + 1;
  while (end < pieces.size() && next(pieces[end - 1], pieces[end])) ++end;
  return end;
}

RichText by_number(const std::vector<CitePiece>& pieces, const Delimiters& marks) {
  RichText out;
  const auto next = [](const CitePiece& a, const CitePiece& b) {
    return is_plain(a.cite) && is_plain(b.cite) && b.number == a.number + 1;
  };
  bool after = false;
  for (std::size_t at = 0; at < pieces.size();) {
    const auto end = run_end(pieces, at, next);
    const bool range = end - at >= shortest_range;
    if (at > 0) out.append(after ? marks.after : marks.work);
    out.append(pieces[at].whole);
    if (range) {
      out.append("–");
      out.append(pieces[end - 1].whole);
    }
    after = range;
    at = range ? end : at + 1;
  }
  return out;
}

/// Works with the same names stand behind the first of them.
std::vector<std::vector<CitePiece>> grouped(std::vector<CitePiece> pieces) {
  std::vector<std::vector<CitePiece>> groups;
  for (auto& piece : pieces) {
    const auto same = std::ranges::find_if(groups, [&](const std::vector<CitePiece>& group) {
      return !piece.names.empty() && group.front().names == piece.names;
    });
    if (same == groups.end()) {
      groups.emplace_back().push_back(std::move(piece));
    } else {
      same->push_back(std::move(piece));
    }
  }
  return groups;
}

/// Letters of one year behind the first: `b`, `c–e`.
RichText letters(const std::vector<CitePiece>& group, std::size_t begin, std::size_t end, bool ranged,
                 const Delimiters& marks) {
  RichText out;
  for (auto at = begin; at < end;) {
    auto last = at + 1;
    while (ranged && last < end && follows(group[last - 1].letter, group[last].letter)) ++last;
    const bool starts = at == begin;  // the first stands there already
    if (last - at >= shortest_range) {
      out.append((starts ? std::string() : marks.letter + group[at].letter) + "–" + group[last - 1].letter);
      at = last;
    } else {
      if (!starts) out.append(marks.letter + group[at].letter);
      ++at;
    }
  }
  return out;
}

/// The works of one group; whether they were collapsed.
bool append_group(RichText& out, const std::vector<CitePiece>& group, const Element& citation,
                  const Delimiters& marks) {
  const auto& how = citation["collapse"];
  const bool years = how.starts_with("year");
  const bool by_letter = how.starts_with("year-suffix");
  const auto same_year = [&](const CitePiece& a, const CitePiece& b) {
    return by_letter && is_plain(a.cite) && is_plain(b.cite) && !a.letter.empty() && !b.letter.empty() &&
           a.rest == b.rest;
  };
  const auto between = [&](const CitePiece& before, const CitePiece& piece, bool after, bool in_group) {
    const bool one_year = before.rest == piece.rest && !piece.letter.empty();
    if (after) return marks.after;
    if (in_group && one_year && citation.has("year-suffix-delimiter")) return marks.letter;
    return in_group ? marks.group : marks.work;
  };
  bool after = false;
  for (std::size_t at = 0; at < group.size();) {
    const auto end = run_end(group, at, same_year);
    const bool shortened = years && at > 0 && group[at].cite.prefix.empty();
    if (at > 0) out.append(between(group[at - 1], group[at], after, shortened || !years));
    out.append(shortened ? group[at].without_names : group[at].whole);
    out.append(letters(group, at, end, how == "year-suffix-ranged", marks));
    after = end - at > 1 || !group[at].cite.locator.empty();
    at = end;
  }
  return years && group.size() > 1;
}

}  // namespace

bool groups_by_names(const Element& citation) {
  return citation["collapse"].starts_with("year") || citation.has("cite-group-delimiter");
}

RichText collapsed(std::vector<CitePiece> pieces, const Element& citation) {
  const Delimiters marks(citation);
  if (citation["collapse"] == "citation-number") return by_number(pieces, marks);
  RichText out;
  if (!groups_by_names(citation)) {
    for (const auto& piece : pieces) {
      if (!out.empty()) out.append(marks.work);
      out.append(piece.whole);
    }
    return out;
  }
  bool after = false;
  bool first = true;
  for (const auto& group : grouped(std::move(pieces))) {
    if (!first) out.append(after ? marks.after : marks.work);
    first = false;
    after = append_group(out, group, citation, marks);
  }
  return out;
}

}  // namespace dossier::csl
