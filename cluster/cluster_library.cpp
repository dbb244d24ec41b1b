// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/cluster_library.hpp"

#include "cluster/read/cluster_reader.hpp"
#include "cluster/write/cluster_writer.hpp"

#include <utility>

namespace dossier::cluster {
namespace {

/// A look-up is a round to the cluster. A library that is new has none to ask.
class ClusterIdOwners final : public IdOwners {
 public:
  explicit ClusterIdOwners(ClusterReader reader) : reader_(std::move(reader)) {}
  [[nodiscard]] Result<std::string> of_passage(std::string_view id) const override {
    return reader_.source_of_passage(id);
  }
  [[nodiscard]] Result<std::string> of_paper(std::string_view id) const override { return reader_.source_of_paper(id); }

 private:
  ClusterReader reader_;
};

}  // namespace

Result<std::shared_ptr<RemoteLibrary>> ClusterLibrary::at(std::string_view address) {
  const auto read = read_address(address);
  if (!read) return read.error();
  auto client = Client::open(*read, writing_patience);
  if (!client) return std::move(client).error();
  return std::shared_ptr<RemoteLibrary>(std::make_shared<ClusterLibrary>(*std::move(client)));
}

Result<std::unique_ptr<LibraryWriter>> ClusterLibrary::open_writer(const WriterOptions& options) {
  auto writer = ClusterWriter::open(client_, options);
  if (!writer) return std::move(writer).error();
  return std::unique_ptr<LibraryWriter>(*std::move(writer));
}

Result<LibraryContent> ClusterLibrary::content() {
  LibraryContent content;
  auto reader = ClusterReader::open(client_);
  if (!reader) {
    if (reader.error().code == ErrorCode::IndexMissing) return content;
    return std::move(reader).error();
  }
  auto records = reader->file_records();
  if (!records) return std::move(records).error();
  std::vector<std::string> ids;
  for (const auto& record : *records) ids.insert(ids.end(), record.papers.begin(), record.papers.end());
  auto papers = reader->papers_of(ids);
  if (!papers) return std::move(papers).error();
  content.file_records = *std::move(records);
  content.papers = *std::move(papers);
  content.passages = reader->info().passages;
  if (!content.file_records.empty()) content.owners = std::make_unique<ClusterIdOwners>(*std::move(reader));
  return content;
}

}  // namespace dossier::cluster
