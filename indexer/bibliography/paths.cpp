// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bibliography/paths.hpp"

#include "base/strings.hpp"

#include <charconv>

namespace dossier::bibliography {

std::filesystem::path path_of_address(std::string_view address) {
  if (!address.starts_with("file:")) {
    return address.find("://") == std::string_view::npos ? std::filesystem::path(address) : std::filesystem::path();
  }
  address.remove_prefix(5);
  if (address.starts_with("//")) {
    address.remove_prefix(2);
    address = address.substr(std::min(address.find('/'), address.size()));  // the host
  }
  std::string path;
  for (std::size_t at = 0; at < address.size(); ++at) {
    unsigned value = 0;
    if (address[at] == '%' && at + 2 < address.size()) {
      const auto* const begin = address.data() + at + 1;
      const auto [end, failure] = std::from_chars(begin, begin + 2, value, 16);
      if (failure == std::errc() && end == begin + 2 && value != 0) {
        path += static_cast<char>(value);
        at += 2;
        continue;
      }
    }
    path += address[at];
  }
  return path;
}

}  // namespace dossier::bibliography
