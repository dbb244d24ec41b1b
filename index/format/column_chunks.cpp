// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/format/column_chunks.hpp"

#include "index/format/format.hpp"

namespace dossier::index {
namespace {

void extend(std::vector<ColumnRun>& runs, std::uint32_t passages, const std::string& values) {
  if (passages == 0) return;
  if (!runs.empty() && runs.back().values == values) {
    runs.back().passages += passages;
  } else {
    runs.push_back({passages, values});
  }
}

}  // namespace

std::string encode_column_chunk(const std::vector<ColumnRun>& runs) {
  ByteWriter out;
  out.number(runs.size());
  for (const auto& run : runs) {
    out.number(run.passages);
    out.text(run.values);
  }
  return out.take();
}

void ColumnBuilder::add(const std::map<std::uint32_t, std::string>& values) {
  for (const auto& [slot, joined] : values) {
    auto& runs = runs_[slot];
    if (runs.empty()) extend(runs, passages_, {});  // those before had none
    extend(runs, 1, joined);
  }
  ++passages_;
  for (auto& [slot, runs] : runs_) {
    if (values.count(slot) == 0) extend(runs, 1, {});
  }
  if (passages_ == passages_per_chunk) finish();
}

void ColumnBuilder::finish() {
  for (const auto& [slot, runs] : runs_) put_(column_key(slot, first_), with_checksum(encode_column_chunk(runs)));
  runs_.clear();
  first_ += passages_;
  passages_ = 0;
}

}  // namespace dossier::index
