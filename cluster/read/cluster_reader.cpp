// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/read/cluster_reader.hpp"

#include "cluster/format/documents.hpp"
#include "index/corpus.hpp"
#include "index/format/format.hpp"
#include "index/own_papers.hpp"
#include "taxonomy/taxonomy.hpp"

#include <algorithm>
#include <utility>

namespace dossier::cluster {
namespace {

constexpr std::size_t ids_a_round = 1000;

IndexInfo info_of(const OpenedIndex& index) {
  const auto& state = index.stored->state;
  return {format_version,
          index.meta.fingerprint,
          state.generation,
          state.updated,
          state.corpus_digest,
          static_cast<std::uint32_t>(state.passages),
          static_cast<std::uint32_t>(state.papers)};
}

Json is(std::string_view name, std::string_view value) {
  return {{"term", {{std::string(name), keyword_value(value)}}}};
}

}  // namespace

ClusterReader::ClusterReader(OpenedIndex index, IndexInfo info, std::shared_ptr<const Taxonomy> taxonomy)
    : index_(std::move(index)), info_(std::move(info)), taxonomy_(std::move(taxonomy)) {}

Result<ClusterReader> ClusterReader::open(std::shared_ptr<const Client> client) {
  auto opened = open_index(std::move(client));
  if (!opened) return std::move(opened).error();
  const auto where = opened->where();
  if (!opened->stored || opened->stored->state.generation == 0) {
    return Error{ErrorCode::IndexMissing, "the index " + where + " is still empty",
                 "run dossier index --index " + where + " PATH…"};
  }
  auto taxonomy = read_taxonomy(*opened);
  if (!taxonomy) return std::move(taxonomy).error();
  if (opened->meta.fingerprint != index::fingerprint(**taxonomy)) {
    return Error{ErrorCode::IndexIncompatible,
                 "the index " + where + " was made with a different text analysis, stop words or taxonomy",
                 "run dossier index --rebuild --index " + where + " PATH… to rebuild it"};
  }
  auto info = info_of(*opened);
  return ClusterReader(*std::move(opened), std::move(info), *std::move(taxonomy));
}

Result<ClusterReader> ClusterReader::open(std::string_view address) {
  const auto read = read_address(address);
  if (!read) return read.error();
  auto client = Client::open(*read);
  if (!client) return std::move(client).error();
  return open(*std::move(client));
}

Result<void> ClusterReader::still_whole() const {
  const auto seen = count(index_, visible(state(), "passage"));
  if (!seen) return seen.error();
  return *seen == info_.passages ? Result<void>() : changed_meanwhile(location());
}

Result<bool> ClusterReader::superseded() const {
  const auto now = read_state(*index_.client, index_.name);
  if (!now && now.error().code == ErrorCode::IndexMissing) return true;
  if (!now) return now.error();
  return !*now || (*now)->state.previous > info_.generation;
}

Json ClusterReader::filter(std::string_view doc, Json further) const {
  return {{"bool", {{"filter", Json::array({visible(state(), doc), std::move(further)})}}}};
}

Result<std::vector<Hit>> ClusterReader::hits(const Json& query, ScanOrder order) const {
  std::vector<Hit> found;
  auto scanned = scan(index_, query, order, [&](Hit hit) -> Result<void> {
    found.push_back(std::move(hit));
    return {};
  });
  if (!scanned) return std::move(scanned).error();
  return found;
}

Result<std::vector<Paper>> ClusterReader::described_papers() const {
  std::vector<Paper> papers;
  auto scanned = scan(index_, visible(state(), "paper"), ScanOrder::Ids, [&](const Hit& hit) -> Result<void> {
    auto paper = paper_in(hit, index_.where());
    if (!paper) return std::move(paper).error();
    papers.push_back(*std::move(paper));
    return {};
  });
  if (!scanned) return std::move(scanned).error();
  return papers;
}

Result<std::vector<Paper>> ClusterReader::citable_papers() const {
  const auto own = count(index_, filter("passage", {{"term", {{"own", true}}}}));
  if (!own) return own.error();
  if (*own <= index::most_own_papers) return papers();
  auto described = described_papers();
  if (!described) return described;
  if (auto whole = still_whole(); !whole) return std::move(whole).error();
  return index::papers_in_order(*std::move(described));
}

Result<std::vector<Paper>> ClusterReader::papers() const {
  auto described = described_papers();
  if (!described) return described;
  auto papers = *std::move(described);
  const Json own = {{"term", {{"own", true}}}};
  auto scanned = scan(index_, filter("passage", own), ScanOrder::Ids, [&](const Hit& hit) -> Result<void> {
    auto stored = passage_in(hit, index_.where());
    if (!stored) return std::move(stored).error();
    if (!stored->paper) return damaged(index_.where(), "the paper of " + hit.id);
    papers.push_back(*std::move(stored->paper));
    return {};
  });
  if (!scanned) return std::move(scanned).error();
  if (papers.size() != info_.papers) return changed_meanwhile(location());
  return index::papers_in_order(std::move(papers));
}

Result<std::map<std::string, Paper>> ClusterReader::papers_of(const std::vector<std::string>& ids) const {
  std::map<std::string, Paper> found;
  for (std::size_t begin = 0; begin < ids.size(); begin += ids_a_round) {
    const auto end = std::min(ids.size(), begin + ids_a_round);
    std::vector<std::string> some;
    for (auto i = begin; i < end; ++i) some.push_back(keyword_value(ids[i]));
    const Json wanted = {{"terms", {{"id", some}}}};
    const auto papers = hits(filter("paper", wanted), ScanOrder::Ids);
    if (!papers) return papers.error();
    for (const auto& hit : *papers) {
      auto paper = paper_in(hit, index_.where());
      if (!paper) return std::move(paper).error();
      found.insert_or_assign(paper->id, *paper);
    }
    if (papers->size() == some.size()) continue;
    const Json own = {{"bool", {{"filter", {wanted, {{"term", {{"own", true}}}}}}}}};
    const auto passages = hits(filter("passage", own), ScanOrder::Ids);
    if (!passages) return passages.error();
    for (const auto& hit : *passages) {
      auto stored = passage_in(hit, index_.where());
      if (!stored) return std::move(stored).error();
      if (stored->paper) found.insert_or_assign(stored->paper->id, *stored->paper);
    }
  }
  return found;
}

Result<std::vector<index::StoredSource>> ClusterReader::sources() const {
  std::vector<index::StoredSource> sources;
  std::uint64_t passages = 0;
  auto scanned = scan(index_, visible(state(), "source"), ScanOrder::Ids, [&](const Hit& hit) -> Result<void> {
    auto source = source_in(hit, index_.where());
    if (!source) return std::move(source).error();
    for (const auto held : source->record.passages) passages += held;
    sources.push_back(*std::move(source));
    return {};
  });
  if (!scanned) return std::move(scanned).error();
  if (passages != info_.passages) return changed_meanwhile(location());
  std::ranges::sort(sources, {}, [](const index::StoredSource& source) { return source.record.path; });
  return sources;
}

Result<std::vector<FileRecord>> ClusterReader::file_records() const {
  auto known = sources();
  if (!known) return std::move(known).error();
  std::vector<FileRecord> records;
  for (auto& source : *known) records.push_back(std::move(source.record));
  return records;
}

Result<std::string> ClusterReader::source_of_passage(std::string_view id) const {
  const auto found = hits(filter("passage", is("id", id)), ScanOrder::Ids);
  if (!found) return found.error();
  return found->empty() ? std::string() : found->front().source;
}

Result<std::string> ClusterReader::source_of_paper(std::string_view id) const {
  const auto found = hits(filter("paper", is("id", id)), ScanOrder::Ids);
  if (!found) return found.error();
  if (!found->empty()) return found->front().source;
  const Json own = {{"bool", {{"filter", {is("id", id), {{"term", {{"own", true}}}}}}}}};
  const auto passages = hits(filter("passage", own), ScanOrder::Ids);
  if (!passages) return passages.error();
  return passages->empty() ? std::string() : passages->front().source;
}

Result<FileRecord> ClusterReader::file_record(std::string_view path) const {
  const auto found = hits(filter("source", is("source", path)), ScanOrder::Ids);
  if (!found) return found.error();
  // Of paths that are longer than a value may be, only the beginning is compared there.
  for (const auto& hit : *found) {
    auto source = source_in(hit, location());
    if (!source) return std::move(source).error();
    if (source->record.path == path) return std::move(source->record);
  }
  return Error{ErrorCode::NotFound, "the index knows no file " + std::string(path), ""};
}

Result<void> ClusterReader::for_each_passage(
    const std::function<Result<void>(const std::string& source, index::StoredPassage)>& visit) const {
  auto scanned = scan(index_, visible(state(), "passage"), ScanOrder::Sources, [&](const Hit& hit) -> Result<void> {
    auto stored = passage_in(hit, index_.where());
    if (!stored) return std::move(stored).error();
    return visit(hit.source, *std::move(stored));
  });
  return scanned ? still_whole() : scanned;
}

}  // namespace dossier::cluster
