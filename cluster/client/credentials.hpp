// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/client/address.hpp"

#include <filesystem>
#include <functional>
#include <string>

namespace dossier::cluster {

/// Who asks a cluster, and whom it trusts. Its content stands in no message.
struct Credentials {
  std::string user;
  std::string password;
  std::string api_key;         ///< as the cluster gave it (base64 of id:key)
  std::filesystem::path root;  ///< CA certificates (PEM) for the nodes; empty: those of the system
  /// The value of the header `Authorization`; empty for none.
  [[nodiscard]] std::string header() const;
};

/// From DOSSIER_CLUSTER_USER, _PASSWORD and _API_KEY; where none of them is set, from the file that
/// DOSSIER_CLUSTER_CREDENTIALS names: lines `user=…`, `password=…`, `api_key=…`, `ca=…`. The root from _CA, else from
/// the file. Errors: NoResources for a file that is not there or that others than its owner may read, BadData for one
/// with other lines.
Result<Credentials> read_credentials(const std::function<std::string(const char* variable)>& variable);
Result<Credentials> credentials_of_environment();

/// Errors: NoResources where a secret would go over a network unencrypted.
Result<void> may_send(const Credentials& credentials, const Address& address);

}  // namespace dossier::cluster
