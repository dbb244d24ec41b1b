// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/cluster_address.hpp"

#include "base/strings.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>

namespace dossier {
namespace {

constexpr const char* how_to_write = "write http://HOST:9200/NAME, or https://HOST1:9200,HOST2:9200/NAME";

/// `http:/…`, `HTTP://…`, `ftp://…`: what no folder is called that is meant.
bool begins_with_scheme(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || colon < 2 || !text.substr(colon + 1).starts_with('/')) return false;
  return std::ranges::all_of(text.substr(0, colon), is_alpha_ascii);
}

/// `HOST:PORT/NAME`, as an address without its scheme is.
bool lacks_scheme(std::string_view text) {
  const auto slash = text.find('/');
  const auto colon = text.substr(0, slash).rfind(':');
  if (slash == std::string_view::npos || colon == std::string_view::npos || colon == 0) return false;
  const auto port = text.substr(colon + 1, slash - colon - 1);
  return !port.empty() && port.size() <= 5 && std::ranges::all_of(port, is_digit);
}

}  // namespace

std::string without_credentials(std::string_view index) {
  const auto at = index.rfind('@');
  const auto colon = index.find(':');
  if (at == std::string_view::npos || colon == std::string_view::npos || colon > at) return std::string(index);
  std::size_t begin = 0;
  if (begins_with_scheme(index)) begin = std::min(index.find_first_not_of('/', colon + 1), at);
  return std::string(index.substr(0, begin)) + std::string(index.substr(at + 1));
}

Error not_in_cluster(const std::filesystem::path& index) {
  const auto shown = without_credentials(index.native());
  return {ErrorCode::IndexIncompatible,
          "the index " + shown + " is in a cluster, and this command works on an index on this disk only",
          "copy it with `dossier copy " + shown + " .dossier`"};
}

Result<void> check_index_place(const std::filesystem::path& index) {
  const std::string_view text = index.native();
  if (is_cluster_address(text)) {
    if (text.find('@') == std::string_view::npos) return {};
    return Error{ErrorCode::Usage, "the address of an index may not hold a user name or a password",
                 "put them into the environment or a file, see docs/cluster.md"};
  }
  std::error_code unknown;
  if (!begins_with_scheme(text) && !(lacks_scheme(text) && !std::filesystem::exists(index, unknown))) return {};
  return Error{ErrorCode::Usage,
               "“" + without_credentials(text) + "” is neither a folder nor the address of an index in a cluster",
               how_to_write};
}

}  // namespace dossier
