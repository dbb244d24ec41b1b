// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/format/records.hpp"

#include <algorithm>
#include <cmath>

namespace dossier::index {
namespace {

enum Flag : std::uint64_t {
  HasPage = 1,
  HasLines = 2,
  IdFollowsPaper = 4,
  OwnPaper = 8,
  IdIsPaper = 16,
  HasLastPage = 32,
  HasPrinted = 64,
  HasBoxes = 128,
  HasMarks = 256,
};

/// Whether the id is the paper's id, a colon and a rest.
bool follows(std::string_view id, std::string_view paper) {
  return id.size() > paper.size() && id.starts_with(paper) && id[paper.size()] == ':';
}

std::uint64_t flags_of(const Passage& passage, const Paper* own_paper) {
  std::uint64_t flags = 0;
  if (passage.pages.known()) flags |= HasPage;
  if (passage.pages.known() && passage.pages.last > passage.pages.first) flags |= HasLastPage;
  if (passage.printed.known()) flags |= HasPrinted;
  if (!passage.boxes.empty()) flags |= HasBoxes;
  if (passage.lines != LineRange{}) flags |= HasLines;
  if (!passage.marks.empty()) flags |= HasMarks;
  if (passage.id == passage.paper) {
    flags |= IdIsPaper;
  } else if (follows(passage.id, passage.paper)) {
    flags |= IdFollowsPaper;
  }
  if (own_paper != nullptr) flags |= OwnPaper;
  return flags;
}

void encode_label(ByteWriter& out, const Label& label) {
  out.text(label.facet);
  out.text(label.value);
  out.number(static_cast<std::uint64_t>(label.source));
  out.real(label.strength);
  out.text(label.trigger);
  out.number(label.span.begin);
  out.number(label.span.end);
}

Label decode_label(ByteReader& in) {
  Label label;
  label.facet = in.text();
  label.value = in.text();
  label.source = static_cast<LabelSource>(in.number() & 3U);
  label.strength = in.real();
  label.trigger = in.text();
  label.span.begin = in.small();
  label.span.end = in.small();
  return label;
}

std::uint64_t tenths(float points) {
  constexpr float most = 1e6F;
  return points > 0 ? static_cast<std::uint64_t>(std::lround(std::min(points, most) * 10)) : 0;  // not of NaN
}

void encode_place(ByteWriter& out, const Passage& passage, std::uint64_t flags) {
  const auto& pages = passage.pages;
  if ((flags & HasPage) != 0) out.number(pages.first);
  if ((flags & HasLastPage) != 0) out.number(pages.last - pages.first);
  if ((flags & HasPrinted) != 0) {
    out.text(passage.printed.first);
    out.text(passage.printed.last);
  }
  if ((flags & HasLines) != 0) {
    out.number(passage.lines.first);
    out.number(passage.lines.last);
  }
  if ((flags & HasBoxes) == 0) return;
  out.number(passage.boxes.size());
  for (const auto& box : passage.boxes) {
    out.number(box.page);
    for (const float points : {box.x, box.y, box.width, box.height}) out.number(tenths(points));
  }
}

void decode_place(ByteReader& in, Passage& passage, std::uint64_t flags) {
  auto& pages = passage.pages;
  if ((flags & HasPage) != 0) pages.first = pages.last = in.small();
  if ((flags & HasLastPage) != 0) pages.last += std::min(in.small(), UINT32_MAX - pages.first);
  if ((flags & HasPrinted) != 0) {
    passage.printed.first = in.text();
    passage.printed.last = in.text();
  }
  if ((flags & HasLines) != 0) {
    passage.lines.first = in.small();
    passage.lines.last = in.small();
  }
  if ((flags & HasBoxes) == 0) return;
  for (auto left = in.count(); left > 0; --left) {
    PageBox box;
    box.page = in.small();
    for (float* points : {&box.x, &box.y, &box.width, &box.height}) *points = static_cast<float>(in.small()) / 10;
    passage.boxes.push_back(box);
  }
}

void decode_id(ByteReader& in, std::uint64_t flags, Passage& passage) {
  if ((flags & IdIsPaper) != 0) {
    passage.id = passage.paper;
  } else if ((flags & IdFollowsPaper) != 0) {
    passage.id = passage.paper + ":" + std::string(in.text());
  } else {
    passage.id = in.text();
  }
}

/// Whether the spans of the labels lie in the text: others hand them to substr.
bool places_hold(const Passage& passage) {
  for (const auto& label : passage.labels) {
    if (label.span.begin > label.span.end || label.span.end > passage.text.size()) return false;
  }
  return true;
}

}  // namespace

void encode_passage(ByteWriter& out, const Passage& passage, const Paper* own_paper) {
  const auto flags = flags_of(passage, own_paper);
  out.number(flags);
  out.text(passage.paper);
  if ((flags & IdFollowsPaper) != 0) {
    out.text(std::string_view(passage.id).substr(passage.paper.size() + 1));
  } else if ((flags & IdIsPaper) == 0) {
    out.text(passage.id);
  }
  out.number(passage.n);
  out.number(static_cast<std::uint64_t>(passage.kind));
  out.number(static_cast<std::uint64_t>(passage.section));
  out.number(passage.heading.size());
  for (const auto& heading : passage.heading) out.text(heading);
  out.number(passage.labels.size());
  for (const auto& label : passage.labels) encode_label(out, label);
  out.number(passage.fields.size());
  for (const auto& [facet, value] : passage.fields) {
    out.text(facet);
    out.text(value);
  }
  encode_place(out, passage, flags);
  if ((flags & HasMarks) != 0) out.text(passage.marks);
  out.text(passage.text);
  if (own_paper != nullptr) encode_paper(out, *own_paper);
}

std::optional<StoredPassage> decode_passage(std::string_view bytes) {
  ByteReader in(bytes);
  StoredPassage stored;
  auto& passage = stored.passage;
  const auto flags = in.number();
  passage.paper = in.text();
  decode_id(in, flags, passage);
  passage.n = in.small();
  const auto kind = in.number();
  const auto section = in.number();
  if (kind >= passage_kind_names.size() || section >= section_names.size()) return std::nullopt;
  passage.kind = static_cast<PassageKind>(kind);
  passage.section = static_cast<Section>(section);
  for (auto left = in.count(); left > 0; --left) passage.heading.emplace_back(in.text());
  for (auto left = in.count(); left > 0; --left) passage.labels.push_back(decode_label(in));
  for (auto left = in.count(); left > 0; --left) {
    const auto facet = in.text();
    passage.fields.emplace_back(facet, in.text());
  }
  decode_place(in, passage, flags);
  if ((flags & HasMarks) != 0) passage.marks = in.text();
  passage.text = in.text();
  if ((flags & OwnPaper) != 0) stored.paper = decode_paper(in);
  if (!in.complete() || !places_hold(passage)) return std::nullopt;
  return stored;
}

}  // namespace dossier::index
