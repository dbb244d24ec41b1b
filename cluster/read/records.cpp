// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/encoding/base64.hpp"
#include "cluster/read/cluster_reader.hpp"
#include "index/format/stored.hpp"
#include "taxonomy/taxonomy.hpp"

namespace dossier::cluster {

Result<index::StoredPassage> passage_in(const Hit& hit, const std::string& where) {
  const auto content = index::without_checksum(hit.record);
  auto stored = content ? index::decode_passage(*content) : std::nullopt;
  if (!stored) return damaged(where, "the passage " + hit.id);
  return *std::move(stored);
}

Result<Paper> paper_in(const Hit& hit, const std::string& where) {
  const auto content = index::without_checksum(hit.record);
  if (!content) return damaged(where, "the paper " + hit.id);
  index::ByteReader in(*content);
  auto paper = index::decode_paper(in);
  if (!in.complete()) return damaged(where, "the paper " + hit.id);
  return paper;
}

Result<index::StoredSource> source_in(const Hit& hit, const std::string& where) {
  auto source = index::decode_source(hit.record);
  if (!source) return damaged(where, "the account of " + hit.id);
  return *std::move(source);
}

Result<std::shared_ptr<const Taxonomy>> read_taxonomy(const OpenedIndex& index) {
  auto record = read_record(*index.client, index.name, "taxonomy");
  if (!record) return std::move(record).error();
  return index::decode_taxonomy(*record ? (*record)->bytes : std::string(), index.where());
}

Result<void> write_taxonomy(const OpenedIndex& index, const Taxonomy& taxonomy) {
  const auto bytes = index::encode_taxonomy(taxonomy);
  if (bytes.empty()) return {};
  const auto written = index.client->ask({.method = "PUT",
                                          .path = index.path("/_doc/taxonomy?routing=state"),
                                          .body = dumped({{"doc", "taxonomy"}, {"record", base64(bytes)}})});
  return written ? Result<void>() : written.error();
}

}  // namespace dossier::cluster
