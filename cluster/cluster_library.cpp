// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/cluster_library.hpp"

#include "base/digest.hpp"
#include "cluster/format/documents.hpp"
#include "cluster/read/cluster_reader.hpp"
#include "cluster/write/cluster_writer.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace dossier::cluster {
namespace {

/// The first look-ups are a round to the cluster each; then all ids are fetched, ten thousand a round, and 16 bytes are
/// kept of each. Ids are told apart by 64 bits of their digest.
class ClusterIdOwners final : public IdOwners {
 public:
  explicit ClusterIdOwners(ClusterReader reader) : reader_(std::move(reader)) {}
  [[nodiscard]] Result<std::string> of_passage(std::string_view id) const override {
    if (auto loaded = load_if_many(); !loaded) return std::move(loaded).error();
    return loaded_ ? owner_in(passages_, id) : reader_.source_of_passage(id);
  }
  [[nodiscard]] Result<std::string> of_paper(std::string_view id) const override {
    if (auto loaded = load_if_many(); !loaded) return std::move(loaded).error();
    return loaded_ ? owner_in(papers_, id) : reader_.source_of_paper(id);
  }

 private:
  struct Owned {
    std::uint64_t id = 0;
    std::uint32_t file = 0;
  };

  Result<void> load_if_many() const {
    constexpr std::size_t few = 100;
    if (loaded_ || ++asked_ <= few) return {};
    const auto own = Json({{"term", {{"own", true}}}});
    const auto passages = visible(reader_.state(), "passage");
    if (auto done = load(passages, passages_); !done) return done;
    if (auto done = load(visible(reader_.state(), "paper"), papers_); !done) return done;
    if (auto done = load({{"bool", {{"filter", {passages, own}}}}}, papers_); !done) return done;
    if (passages_.size() != reader_.info().passages) return changed_meanwhile(reader_.location());
    for (auto* owned : {&passages_, &papers_}) std::ranges::sort(*owned, {}, &Owned::id);
    loaded_ = true;
    return {};
  }
  Result<void> load(const Json& query, std::vector<Owned>& into) const {
    return scan_ids(reader_.index(), query, [&](const Hit& hit) {
      const auto [file, is_new] = numbers_.try_emplace(hit.source, static_cast<std::uint32_t>(files_.size()));
      if (is_new) files_.push_back(hit.source);
      into.push_back({Digest().add(hit.id).value(), file->second});
    });
  }
  [[nodiscard]] std::string owner_in(const std::vector<Owned>& owned, std::string_view id) const {
    const auto wanted = Digest().add(keyword_value(id)).value();
    const auto found = std::ranges::lower_bound(owned, wanted, {}, &Owned::id);
    return found != owned.end() && found->id == wanted ? files_[found->file] : std::string();
  }

  ClusterReader reader_;
  mutable bool loaded_ = false;
  mutable std::size_t asked_ = 0;
  mutable std::vector<Owned> passages_;
  mutable std::vector<Owned> papers_;
  mutable std::vector<std::string> files_;
  mutable std::map<std::string, std::uint32_t> numbers_;
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
  if (auto whole = reader->still_whole(); !whole) return std::move(whole).error();
  content.file_records = *std::move(records);
  content.papers = *std::move(papers);
  content.passages = reader->info().passages;
  if (!content.file_records.empty()) content.owners = std::make_unique<ClusterIdOwners>(*std::move(reader));
  return content;
}

}  // namespace dossier::cluster
