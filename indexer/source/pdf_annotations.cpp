// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source/pdf_poppler.hpp"

#include "base/utf8.hpp"

#include <poppler.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace dossier::pdf {
namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

enum class Use : std::uint8_t { None, Marks, Comment, CommentOnly };

/// Marks of a text, comments of their own, and drawings, which count for their comment.
Use use_of(PopplerAnnotType type) {
  switch (type) {
    case POPPLER_ANNOT_HIGHLIGHT:
    case POPPLER_ANNOT_UNDERLINE:
    case POPPLER_ANNOT_SQUIGGLY:
    case POPPLER_ANNOT_STRIKE_OUT:
      return Use::Marks;
    case POPPLER_ANNOT_TEXT:
    case POPPLER_ANNOT_FREE_TEXT:
      return Use::Comment;
    case POPPLER_ANNOT_SQUARE:
    case POPPLER_ANNOT_CIRCLE:
    case POPPLER_ANNOT_LINE:
    case POPPLER_ANNOT_POLYGON:
    case POPPLER_ANNOT_POLY_LINE:
    case POPPLER_ANNOT_CARET:
    case POPPLER_ANNOT_INK:
      return Use::CommentOnly;
    default:
      return Use::None;
  }
}

/// From points that grow upwards from the lower edge. Nothing where a number is none.
std::optional<Box> to_box(double x1, double y1, double x2, double y2, float height) {
  if (!std::isfinite(x1) || !std::isfinite(y1) || !std::isfinite(x2) || !std::isfinite(y2)) return std::nullopt;
  constexpr double most = 1e6;
  for (auto* length : {&x1, &y1, &x2, &y2}) *length = std::clamp(*length, -most, most);
  return Box{static_cast<float>(std::min(x1, x2)), height - static_cast<float>(std::max(y1, y2)),
             static_cast<float>(std::max(x1, x2)), height - static_cast<float>(std::min(y1, y2))};
}

std::string comment_of(PopplerAnnot* annotation, std::size_t most) {
  const std::unique_ptr<gchar, decltype(&g_free)> contents(poppler_annot_get_contents(annotation), g_free);
  if (!contents) return {};
  auto text = utf8::repaired(contents.get());
  if (text.size() > most) text.resize(utf8::boundary_before(text, most));
  return text;
}

/// The lines of a marked text; the whole area where the file does not tell them, or tells others.
std::vector<Box> lines_of(PopplerAnnot* annotation, const Box& area, float height, std::size_t most) {
  std::vector<Box> boxes;
  GArray* quads = poppler_annot_text_markup_get_quadrilaterals(POPPLER_ANNOT_TEXT_MARKUP(annotation));
  for (guint i = 0; quads != nullptr && i < quads->len && boxes.size() < most; ++i) {
    const auto& quad = g_array_index(quads, PopplerQuadrilateral, i);
    const auto [left, right] = std::minmax({quad.p1.x, quad.p2.x, quad.p3.x, quad.p4.x});
    const auto [low, high] = std::minmax({quad.p1.y, quad.p2.y, quad.p3.y, quad.p4.y});
    const auto box = to_box(left, low, right, high, height);
    constexpr float slack = 4;  // points
    const bool inside = box && box->x0 >= area.x0 - slack && box->x1 <= area.x1 + slack && box->y0 >= area.y0 - slack &&
                        box->y1 <= area.y1 + slack;
    if (inside) boxes.push_back(*box);
  }
  if (quads != nullptr) g_array_unref(quads);
  if (boxes.empty()) boxes.push_back(area);
  return boxes;
}

}  // namespace

struct AnnotationReader::Document {
  Owned<PopplerDocument> opened;
};

AnnotationReader::AnnotationReader(std::string_view bytes, const PdfLimits& limits)
    : document_(std::make_unique<Document>()), limits_(limits) {
  GBytes* wrapped = g_bytes_new_static(bytes.data(), bytes.size());
  GError* failure = nullptr;
  document_->opened.reset(poppler_document_new_from_bytes(wrapped, nullptr, &failure));
  if (failure != nullptr) g_error_free(failure);
  g_bytes_unref(wrapped);
}

AnnotationReader::~AnnotationReader() = default;

void AnnotationReader::read(std::size_t index, Page& page) {
  if (!document_->opened || cut_) return;
  const Owned<PopplerPage> from(poppler_document_get_page(document_->opened.get(), static_cast<int>(index)));
  if (!from) return;
  GList* mappings = poppler_page_get_annot_mapping(from.get());
  for (GList* at = mappings; at != nullptr && !cut_; at = at->next) {
    const auto& mapping = *static_cast<PopplerAnnotMapping*>(at->data);
    const auto use = use_of(poppler_annot_get_annot_type(mapping.annot));
    if (use == Use::None) continue;
    const auto area = to_box(mapping.area.x1, mapping.area.y1, mapping.area.x2, mapping.area.y2, page.height);
    if (!area) continue;
    Annotation annotation;
    annotation.comment = comment_of(mapping.annot, limits_.annotation_bytes);
    annotation.marks_text = use == Use::Marks;
    if (!annotation.marks_text && annotation.comment.empty()) continue;
    if (++taken_ > limits_.annotations) {
      cut_ = true;
      break;
    }
    annotation.boxes = annotation.marks_text ? lines_of(mapping.annot, *area, page.height, limits_.annotation_boxes)
                                             : std::vector<Box>{*area};
    page.annotations.push_back(std::move(annotation));
  }
  poppler_page_free_annot_mapping(mappings);
}

}  // namespace dossier::pdf
