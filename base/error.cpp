// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.hpp"

#include <array>
#include <cassert>

namespace dossier {
namespace {

struct Row {
  ErrorCode code;
  std::string_view name;
  int exit;
  int http;
};

constexpr std::array<Row, 11> rows{{
    {ErrorCode::Usage, "usage", 2, 400},
    {ErrorCode::NotFound, "not-found", 1, 404},
    {ErrorCode::Unreadable, "unreadable", 4, 500},
    {ErrorCode::BadData, "bad-data", 4, 500},
    {ErrorCode::IndexMissing, "index-missing", 3, 503},
    {ErrorCode::IndexIncompatible, "index-incompatible", 3, 503},
    {ErrorCode::IndexDamaged, "index-damaged", 3, 503},
    {ErrorCode::IndexLocked, "index-locked", 3, 503},
    {ErrorCode::DiskFull, "disk-full", 3, 507},
    {ErrorCode::NoResources, "no-resources", 3, 503},
    {ErrorCode::Cancelled, "cancelled", 130, 503},
}};

const Row& row_of(ErrorCode code) {
  const auto& row = rows.at(static_cast<std::size_t>(code));
  assert(row.code == code);
  return row;
}

}  // namespace

int exit_status(ErrorCode code) { return row_of(code).exit; }
int http_status(ErrorCode code) { return row_of(code).http; }
std::string_view to_string(ErrorCode code) { return row_of(code).name; }

}  // namespace dossier
