// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/snippet.hpp"

#include "base/sentences.hpp"
#include "searcher/present/span_with_marks.hpp"

#include <algorithm>
#include <set>

namespace dossier {
namespace {

/// Tokens `first` to `last`, both included, and the weight of the different groups that stand in them.
struct Window {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  double weight = -1;
};

/// A further occurrence of a group counts little beside the first.
constexpr double repeat_weight = 0.1;
/// Two fragments must hold so much more than one.
constexpr double gain_of_two = 1.15;

/// The window of at most `room` tokens, from a match to a match, that holds the most; groups in `seen` count nothing.
Window best_window(const std::vector<TextMatch>& matches, const Highlighter& highlighter, std::uint32_t room,
                   const std::set<std::uint32_t>& seen) {
  Window best;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    Window window{matches[i].first, matches[i].last, 0};
    std::vector<std::uint32_t> inside;
    for (auto j = i; j < matches.size() && matches[j].first < matches[i].first + room; ++j) {
      if (matches[j].last >= matches[i].first + room && j != i) continue;
      const auto group = matches[j].group;
      window.last = std::max(window.last, matches[j].last);
      if (seen.count(group) != 0) continue;
      const bool repeated = std::find(inside.begin(), inside.end(), group) != inside.end();
      window.weight += highlighter.weight(group) * (repeated ? repeat_weight : 1.0);
      inside.push_back(group);
    }
    if (window.weight > best.weight) best = window;
  }
  return best;
}

std::set<std::uint32_t> groups_in(const std::vector<TextMatch>& matches, const Window& window) {
  std::set<std::uint32_t> groups;
  for (const auto& match : matches) {
    if (match.first >= window.first && match.last <= window.last) groups.insert(match.group);
  }
  return groups;
}

/// Expands a window to `room` tokens: back to where its sentence begins if that is near, then forward, to the end of a
/// sentence where one ends in the room that is left.
Window expanded(Window window, std::uint32_t room, const std::vector<bool>& begins) {
  const auto count = static_cast<std::uint32_t>(begins.size());
  const auto used = window.last - window.first + 1;
  auto spare = room > used ? room - used : 0;
  auto start = window.first;
  while (start > 0 && !begins[start] && window.first - start < spare) --start;
  if (!begins[start]) start = window.first - std::min(window.first, spare / 3);
  spare -= window.first - start;

  const auto furthest = std::min(count - 1, window.last + spare);
  auto end = furthest;
  for (auto i = furthest + 1; i > window.last; --i) {
    if (i == count || begins[i]) {
      end = i - 1;
      break;
    }
  }
  return {start, end, window.weight};
}

Fragment to_fragment(std::string_view text, const Tokens& tokens, const Window& window,
                     const std::vector<TextSpan>& spans) {
  Fragment fragment;
  fragment.span = span_with_marks(text, tokens, window.first, window.last);
  fragment.cut_before = window.first > 0;
  fragment.cut_after = window.last + 1 < tokens.size();
  if (!fragment.cut_before) fragment.span.begin = 0;
  if (!fragment.cut_after) fragment.span.end = static_cast<std::uint32_t>(text.size());
  for (auto span : spans) {
    span.begin = std::max(span.begin, fragment.span.begin);
    span.end = std::min(span.end, fragment.span.end);
    if (span.begin < span.end) fragment.highlights.push_back(span);
  }
  return fragment;
}

/// One window, or two apart from each other, in the order of the text.
std::vector<Window> choose_windows(const std::vector<TextMatch>& matches, const Highlighter& highlighter,
                                   const SnippetSize& size, const std::vector<bool>& begins) {
  if (matches.empty()) return {expanded({0, 0, 0}, size.one, begins)};
  const auto single = best_window(matches, highlighter, size.one, {});
  const auto first = best_window(matches, highlighter, size.two, {});
  const auto second = best_window(matches, highlighter, size.two, groups_in(matches, first));
  if (second.weight <= 0 || first.weight + second.weight < single.weight * gain_of_two) {
    return {expanded(single, size.one, begins)};
  }
  std::vector<Window> pair{expanded(first, size.two, begins), expanded(second, size.two, begins)};
  if (pair[1].first < pair[0].first) std::swap(pair[0], pair[1]);
  if (pair[0].last + 1 >= pair[1].first) return {{pair[0].first, std::max(pair[0].last, pair[1].last), 0}};
  return pair;
}

}  // namespace

std::vector<Fragment> make_snippet(std::string_view text, const Tokens& tokens, const std::vector<TextMatch>& matches,
                                   const Highlighter& highlighter, SnippetSize size) {
  if (tokens.empty()) return {};
  const auto spans = merged_spans(text, matches, tokens);
  const auto count = static_cast<std::uint32_t>(tokens.size());
  if (count <= size.one + size.one / 4) return {to_fragment(text, tokens, {0, count - 1, 0}, spans)};
  std::vector<Fragment> fragments;
  for (const auto& window : choose_windows(matches, highlighter, size, sentence_begins(text, tokens))) {
    fragments.push_back(to_fragment(text, tokens, window, spans));
  }
  return fragments;
}

}  // namespace dossier
