// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/write/writer_state.hpp"
#include "index/format/format.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace dossier::cluster {
namespace {

constexpr std::size_t passages_a_batch = 500;
constexpr std::size_t bytes_a_batch = std::size_t{2} << 20U;

}  // namespace

Result<std::vector<FileRecord>> ClusterWriter::file_records() const {
  std::vector<FileRecord> records;
  for (const auto& [path, source] : impl_->sources) records.push_back(source.record);
  return records;
}

Result<void> ClusterWriter::begin(std::string_view path) {
  assert(!impl_->open_source);
  auto begun = impl_->begin_source(path);
  if (!begun) impl_->usable = false;
  return begun;
}

Result<void> ClusterWriter::add(std::vector<Paper> papers, std::vector<Passage> passages) {
  auto added = impl_->add(std::move(papers), std::move(passages));
  if (!added) impl_->usable = false;
  return added;
}

Result<FileRecord> ClusterWriter::finish(const FileRecord& record) {
  auto& state = *impl_;
  assert(state.open_source && record.path == *state.source_names.back());
  auto source = (*std::exchange(state.open_source, std::nullopt)).finished(record);
  auto finished = source.record;
  state.sources.insert_or_assign(record.path, std::move(source));
  return finished;
}

Result<void> ClusterWriter::remove(std::string_view path, const FileRecord* keep) {
  auto removed = impl_->take_out(path);
  if (!removed) {
    impl_->usable = false;
    return removed;
  }
  if (keep == nullptr) return {};
  impl_->sources.insert_or_assign(keep->path, index::StoredSource{*keep, {}, {}});
  impl_->touched.insert(keep->path);
  impl_->changed = true;
  return {};
}

bool ClusterWriter::changed() const { return impl_->changed; }
const Taxonomy& ClusterWriter::taxonomy() const { return *impl_->taxonomy; }
bool ClusterWriter::taxonomy_lost() const { return impl_->taxonomy_lost; }
std::uint32_t ClusterWriter::passages() const { return static_cast<std::uint32_t>(impl_->committed_passages); }

Result<void> ClusterWriter::Impl::begin_source(std::string_view path) {
  if (auto taken = take_out(path); !taken) return taken;
  claim->use();
  changed = true;
  touched.emplace(path);
  source_names.push_back(std::make_shared<const std::string>(path));
  open_source.emplace();
  return {};
}

Result<void> ClusterWriter::Impl::take_out(std::string_view path) {
  const auto known = sources.find(std::string(path));
  if (known == sources.end()) return {};
  if (touched.contains(known->first)) {
    return Error{ErrorCode::BadData, "the file " + known->first + " was indexed twice in one run", "name it once"};
  }
  changed = true;
  touched.insert(known->first);
  dead.insert(known->first);
  sources.erase(known);
  return {};
}

Result<void> ClusterWriter::Impl::learn_facets(const Passage& passage) {
  std::vector<std::string> added;
  index::for_each_column(passage, [&](const std::string& column) {
    if (slots->contains(column) || std::ranges::find(added, column) != added.end()) return;
    const auto same = [&](const std::string& other) {
      return index::is_confidence_column(other) == index::is_confidence_column(column);
    };
    const auto known = std::ranges::count_if(facets, same) + std::ranges::count_if(added, same);
    if (static_cast<std::size_t>(known) < index::max_facets) added.push_back(column);
  });
  if (added.empty()) return {};
  const auto put =
      client->ask({.method = "PUT", .path = "/" + target.name + "/_mapping", .body = dumped(facets_body(added))});
  if (!put) return put.error();
  auto grown = std::make_shared<index::FacetSlots>(*slots);
  for (const auto& column : added) {
    grown->emplace(column, static_cast<std::uint32_t>(grown->size()));
    facets.push_back(column);
  }
  slots = std::move(grown);
  return {};
}

Result<void> ClusterWriter::Impl::add(std::vector<Paper> papers, std::vector<Passage> passages) {
  assert(open_source);
  open_source->add_papers(std::move(papers));
  for (auto& passage : passages) {
    if (auto added = add_passage(std::move(passage)); !added) return added;
  }
  return {};
}

Result<void> ClusterWriter::Impl::add_passage(Passage passage) {
  const auto number = static_cast<std::uint32_t>(source_names.size() - 1);
  if (auto unique = new_ids.add(passage, number, false); !unique) return unique;
  auto paper = open_source->paper_of(passage);
  if (!paper) return std::move(paper).error();
  if (auto learned = learn_facets(passage); !learned) return learned;
  PassageToSend job{std::move(passage), *std::move(paper), false, source_names.back(), number, claim->number()};
  job.own = job.passage.id == job.passage.paper;
  open_source->count(job.passage, job.own);
  if (!job.own && new_papers.insert(job.passage.paper).second) {
    pending.papers.push_back({job.paper, job.source, job.born});
    open_source->stored.papers.push_back(job.passage.paper);
  }
  pending.bytes += job.passage.text.size();
  pending.passages.push_back(std::move(job));
  if (pending.passages.size() < passages_a_batch && pending.bytes < bytes_a_batch) return {};
  return submit_pending();
}

Result<void> ClusterWriter::Impl::submit_pending() {
  if (pending.empty()) return {};
  if (auto held = claim->held(); !held) return held;
  pending.slots = slots;
  pending.died = never;
  pending.mine_acronyms = true;
  auto batch = std::move(pending);
  pending = {};
  return pool->submit(std::move(batch));
}

}  // namespace dossier::cluster
