// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/stage.hpp"
#include "indexer/pdf/pdf_block.hpp"

#include <functional>
#include <span>
#include <string_view>

namespace dossier::pdf {

/// One step of the reading of a PDF.
struct Step {
  std::string_view name;  ///< small letters and hyphens: `table-rows`
  std::string_view does;  ///< why it changes what it changes, for a person to read
};

/// The steps that can be left out, in their order.
std::span<const Step> steps();

/// Runs steps, unless they are left out, and tells what each did.
class Tracer {
 public:
  /// `probe` may be null: then all steps run, and nothing is told.
  explicit Tracer(reading::StageProbe* probe) : probe_(probe) {}

  [[nodiscard]] bool runs(std::string_view step) const { return probe_ == nullptr || !probe_->leaves_out(step); }
  /// Tells of the pages with several columns.
  void columns(const Layout& layout);
  /// Tells of the blocks that were known for notes and references when the lines were cut into blocks.
  void notes(const Layout& layout, const std::vector<Block>& blocks);
  /// A step that changes the layout. Told: lines that are of another role, or rows of a table, after it.
  void step(std::string_view name, Layout& layout, const std::function<void()>& run);
  /// A step that changes blocks. Told: blocks of another type, put together, cut.
  void step(std::string_view name, const Layout& layout, std::vector<Block>& blocks, const std::function<void()>& run);

 private:
  reading::StageProbe* probe_;
};

}  // namespace dossier::pdf
