// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/csl/rich_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dossier::csl {
namespace {

/// What two marks that meet become: pairs of which the first alone stays, and of which the second does.
constexpr std::array<std::string_view, 13> first_stays{"!.", "!:", "?.", "?:", ":.", ";:", ";.",
                                                       "!!", "??", "..", "::", ";;", ",,"};
constexpr std::array<std::string_view, 7> second_stays{":!", ":?", ";!", ";?", "  ", " ,", " ."};

constexpr std::size_t most_bytes = 1U << 20U;

bool is_pair(const auto& pairs, char a, char b) {
  const std::array<char, 2> pair{a, b};
  return std::ranges::find(pairs, std::string_view(pair.data(), 2)) != pairs.end();
}

/// Where a mark goes that stands before a closing quotation mark: the end of the text, or before a single closing mark
/// there, if one inside the quotation has been opened.
std::size_t before_inner_close(std::string_view text) {
  constexpr std::string_view inner_close = "’";
  constexpr std::size_t longest = 4096;  // of a quotation; bounds the work on text that is all marks
  if (!text.ends_with(inner_close)) return text.size();
  const auto near = text.substr(text.size() - std::min(text.size(), longest));
  const auto outer = near.rfind("“");
  const auto inner = near.rfind("‘");
  const bool opened = inner != std::string_view::npos && (outer == std::string_view::npos || outer < inner);
  return text.size() - (opened ? inner_close.size() : 0);
}

}  // namespace

std::string RichText::plain() const {
  std::string out;
  for (const auto& run : runs_) out += run.text;
  return out;
}

void RichText::append(std::string_view text, std::uint8_t face) {
  while (!text.empty() && !runs_.empty()) {
    auto& last = runs_.back().text;
    if (last.empty()) {
      runs_.pop_back();
    } else if (is_pair(first_stays, last.back(), text.front())) {
      text.remove_prefix(1);
    } else if (is_pair(second_stays, last.back(), text.front())) {
      last.pop_back();
      if (last.empty()) runs_.pop_back();
    } else {
      break;
    }
  }
  if (text.empty()) return;
  const bool fits = text.size() <= most_bytes - appended_;
  appended_ = fits ? appended_ + text.size() : most_bytes;
  if (!fits) return;
  if (!runs_.empty() && runs_.back().face == face) {
    runs_.back().text += text;
  } else {
    runs_.push_back({std::string(text), face});
  }
}

void RichText::append(const RichText& more) {
  for (const auto& run : more.runs_) append(run.text, run.face);
}

void RichText::add_face(std::uint8_t face) {
  for (auto& run : runs_) run.face |= face;
}

void RichText::keep_faces() {
  std::vector<Run> kept;
  for (auto& run : runs_) {
    run.face &= static_cast<std::uint8_t>(~case_kept);
    if (!kept.empty() && kept.back().face == run.face) {
      kept.back().text += run.text;
    } else {
      kept.push_back(std::move(run));
    }
  }
  runs_ = std::move(kept);
}

void RichText::put_marks_inside(std::string_view closing) {
  if (closing.empty()) return;
  for (std::size_t r = 0; r < runs_.size(); ++r) {
    for (auto at = runs_[r].text.find(closing); at != std::string::npos;
         at = runs_[r].text.find(closing, at + closing.size())) {
      at += put_mark_inside(r, at, closing.size());
    }
  }
  std::erase_if(runs_, [](const Run& run) { return run.text.empty(); });
}

/// Takes the mark behind the quotation mark at a place of a run before it. Gives how far that moves.
std::size_t RichText::put_mark_inside(std::size_t run, std::size_t at, std::size_t size) {
  auto& text = runs_[run].text;
  const bool here = at + size < text.size();
  if (!here && run + 1 == runs_.size()) return 0;
  auto& holder = here ? text : runs_[run + 1].text;
  const auto place = here ? at + size : 0;
  if (place >= holder.size() || (holder[place] != '.' && holder[place] != ',')) return 0;
  const char mark = holder[place];
  holder.erase(place, 1);
  char before = ' ';
  if (at > 0) {
    before = text[at - 1];
  } else if (run > 0 && !runs_[run - 1].text.empty()) {
    before = runs_[run - 1].text.back();
  }
  if (before == '?' || before == '!' || before == mark) return 0;
  text.insert(before_inner_close(std::string_view(text).substr(0, at)), 1, mark);
  return 1;
}

RichText with_markup(std::string_view text) {
  struct Tag {
    std::string_view begin;
    std::string_view end;
    std::uint8_t face;
  };
  constexpr std::array<Tag, 7> tags{{{"<i>", "</i>", italic},
                                     {"<b>", "</b>", bold},
                                     {"<sup>", "</sup>", raised},
                                     {"<sub>", "</sub>", lowered_text},
                                     {"<sc>", "</sc>", small_caps},
                                     {"<span style=“font-variant:small-caps;”>", "</span>", small_caps},
                                     {"<span class=“nocase”>", "</span>", case_kept}}};
  RichText out;
  while (!text.empty()) {
    const auto mark = std::min(text.find('<'), text.size());
    out.append(text.substr(0, mark));
    text.remove_prefix(mark);
    const auto* const tag = std::ranges::find_if(tags, [&](const Tag& one) { return text.starts_with(one.begin); });
    const auto end = tag == tags.end() ? std::string_view::npos : text.find(tag->end);
    if (end == std::string_view::npos) {
      out.append(text.substr(0, 1));
      text.remove_prefix(std::min<std::size_t>(1, text.size()));
      continue;
    }
    auto inside = with_markup(text.substr(tag->begin.size(), end - tag->begin.size()));
    inside.add_face(tag->face);
    out.append(inside);
    text.remove_prefix(end + tag->end.size());
  }
  return out;
}

RichText join(const std::vector<RichText>& pieces, std::string_view delimiter) {
  RichText out;
  for (const auto& piece : pieces) {
    if (piece.empty()) continue;
    if (!out.empty()) out.append(delimiter);
    out.append(piece);
  }
  return out;
}

}  // namespace dossier::csl
