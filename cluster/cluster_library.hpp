// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/client/client.hpp"
#include "index/remote_library.hpp"

#include <memory>
#include <string_view>

namespace dossier::cluster {

/// An index in a cluster, as indexing sees it.
class ClusterLibrary final : public RemoteLibrary {
 public:
  explicit ClusterLibrary(std::shared_ptr<const Client> client) : client_(std::move(client)) {}
  /// Errors: Usage for an address that names no index; those of Client::open.
  static Result<std::shared_ptr<RemoteLibrary>> at(std::string_view address);

  Result<std::unique_ptr<LibraryWriter>> open_writer(const WriterOptions& options) override;
  Result<LibraryContent> content() override;

 private:
  std::shared_ptr<const Client> client_;
};

}  // namespace dossier::cluster
