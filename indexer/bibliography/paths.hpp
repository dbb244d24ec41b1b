// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace dossier::bibliography {

/// A path as it is, or that of an address `file:///home/a%20b.pdf`. Empty for another address.
std::filesystem::path path_of_address(std::string_view address);

}  // namespace dossier::bibliography
