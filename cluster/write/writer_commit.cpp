// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/client/failures.hpp"
#include "cluster/write/cleaning.hpp"
#include "cluster/write/filling.hpp"
#include "cluster/write/writer_state.hpp"
#include "index/corpus.hpp"

#include <cassert>
#include <utility>

namespace dossier::cluster {
namespace {

constexpr std::size_t sources_a_round = 200;
constexpr std::size_t documents_a_batch = 300;

std::uint64_t passages_of(const index::StoredSource& source) {
  std::uint64_t sum = 0;
  for (const auto count : source.record.passages) sum += count;
  return sum;
}

}  // namespace

Result<void> ClusterWriter::commit() {
  auto& state = *impl_;
  assert(!state.open_source);
  if (!state.usable) {
    return Error{ErrorCode::NoResources, "the index " + state.where() + " was not written: an earlier step failed",
                 "run the command again"};
  }
  state.usable = false;
  return state.commit();
}

Result<void> ClusterWriter::Impl::commit() {
  const bool nothing = !old.stored || old.stored->state.generation == 0;
  if (!changed && !options.fresh && !nothing) return {};
  claim->use();
  if (auto done = submit_pending(); !done) return done;
  if (target.name == old.name) {
    if (auto done = bury_dead(); !done) return done;
  }
  if (auto done = pool->drain(); !done) return done;
  if (auto done = send_sources(); !done) return done;
  if (auto done = write_taxonomy(target, *taxonomy); !done) return done;
  const auto refreshed = client->ask({.method = "POST", .path = target.path("/_refresh")});
  if (!refreshed) return refreshed.error();
  if (filling) {
    const auto lasted = std::chrono::steady_clock::now() - *filling;
    const Filled filled{next_state().passages, std::chrono::duration_cast<std::chrono::milliseconds>(lasted)};
    if (auto ended = end_filling(*client, target.name, filled); !ended) return ended;
  }
  if (auto sure = make_sure(); !sure) return sure;
  return publish(next_state());
}

Result<void> ClusterWriter::Impl::bury_dead() {
  std::vector<std::string> some;
  for (const auto& path : dead) {
    some.push_back(keyword_value(path));
    if (some.size() < sources_a_round) continue;
    if (auto done = bury(some); !done) return done;
    some.clear();
  }
  return some.empty() ? Result<void>() : bury(some);
}

/// Sends the documents of these sources once more, taken out by this writing. Readers do not see that before commit().
Result<void> ClusterWriter::Impl::bury(const std::vector<std::string>& some) {
  const auto state = claim->state();
  const auto of = [&](std::string_view sort) -> Json {
    return {{"bool", {{"filter", {visible(state, sort), {{"terms", {{"source", some}}}}}}}}};
  };
  const auto number = claim->number();
  std::map<std::string, std::shared_ptr<const Paper>> papers;
  Batch batch;
  const auto submit = [&]() -> Result<void> {
    batch.slots = slots;
    batch.died = number;
    auto full = std::move(batch);
    batch = {};
    return full.empty() ? Result<void>() : pool->submit(std::move(full));
  };
  auto scanned = scan(old, of("paper"), ScanOrder::Ids, [&](const Hit& hit) -> Result<void> {
    auto paper = paper_in(hit, where());
    if (!paper) return std::move(paper).error();
    auto shared = std::make_shared<const Paper>(*std::move(paper));
    batch.papers.push_back({shared, std::make_shared<const std::string>(hit.source), hit.born});
    papers.insert_or_assign(hit.id, std::move(shared));
    return batch.papers.size() < documents_a_batch ? Result<void>() : submit();
  });
  if (!scanned) return scanned;
  DocumentLines documents;
  scanned = scan(old, of("source"), ScanOrder::Ids, [&](const Hit& hit) -> Result<void> {
    const auto source = source_in(hit, where());
    if (!source) return source.error();
    documents.source(batch.lines, *source, hit.acronyms, {hit.born, number, number});
    return {};
  });
  if (!scanned) return scanned;
  scanned = scan(
      old, of("passage"), ScanOrder::Reading,
      [&](const Hit& hit) -> Result<void> {
        auto stored = passage_in(hit, where());
        if (!stored) return std::move(stored).error();
        const bool own = stored->paper.has_value();
        auto paper = own ? std::make_shared<const Paper>(*std::move(stored->paper)) : papers[stored->passage.paper];
        if (!paper) return damaged(where(), "the paper " + stored->passage.paper);
        batch.passages.push_back({std::move(stored->passage), std::move(paper), own,
                                  std::make_shared<const std::string>(hit.source), 0, hit.born});
        return batch.passages.size() < documents_a_batch ? Result<void>() : submit();
      },
      documents_a_batch);
  return scanned ? submit() : scanned;
}

Result<void> ClusterWriter::Impl::send_sources() {
  std::map<std::string, std::string> acronyms;
  for (const auto& [number, counts] : pool->acronyms()) {
    if (number < source_names.size()) acronyms[*source_names[number]] = index::encode_acronyms(counts);
  }
  DocumentLines documents;
  Batch batch;
  std::size_t in_batch = 0;
  for (const auto& path : touched) {
    const auto source = sources.find(path);
    if (source == sources.end()) continue;
    documents.source(batch.lines, source->second, acronyms[path], {claim->number(), never, claim->number()});
    if (++in_batch < documents_a_batch) continue;
    if (auto done = pool->submit(std::move(batch)); !done) return done;
    batch = {};
    in_batch = 0;
  }
  if (!batch.empty()) {
    if (auto done = pool->submit(std::move(batch)); !done) return done;
  }
  return pool->drain();
}

/// Counts what will be seen: a commit of which a part was lost is none.
Result<void> ClusterWriter::Impl::make_sure() const {
  const auto wanted = next_state().passages;
  auto state = claim->state();
  const auto there = count(target, visible_to_writer(state, "passage"));
  if (!there) return there.error();
  const auto files = count(target, visible_to_writer(state, "source"));
  if (!files) return files.error();
  if (*there == wanted && *files == sources.size()) return {};
  return Error{ErrorCode::NoResources,
               "the cluster of " + where() + " holds " + std::to_string(*there) + " passages of " +
                   std::to_string(*files) + " files, and " + std::to_string(wanted) + " of " +
                   std::to_string(sources.size()) + " were acknowledged: nothing was committed",
               "bring all nodes back and run the command again, or with --rebuild"};
}

IndexState ClusterWriter::Impl::next_state() const {
  auto next = claim->state();
  next.previous = next.generation;
  next.generation = claim->number();
  next.updated = index::now_in_utc();
  next.facets = facets;
  next.passages = next.papers = 0;
  std::vector<std::string_view> hashes;
  for (const auto& [path, source] : sources) {
    const auto held = passages_of(source);
    next.passages += held;
    next.papers += source.record.paper_count;
    if (held > 0) hashes.push_back(source.record.content_hash);
  }
  next.corpus_digest = index::corpus_digest(std::move(hashes));
  return next;
}

Result<void> ClusterWriter::Impl::publish(IndexState next) {
  const auto passages_now = next.passages;
  if (!made_target) {
    auto done = claim->commit(std::move(next));
    if (done) committed_passages = passages_now;
    return done;
  }
  // The new index gets its state first, then the old one says by what it is replaced: the step that decides. Whoever
  // opens the old one by its name goes on in the new one, until the name has moved.
  next.claim = {};
  next.given_up.clear();
  next.previous = 0;
  std::optional<StoredState> none;
  const auto put = replace_state(*client, target.name, none, next);
  if (!put) return put.error();
  auto last = claim->state();
  last.replaced_by = target.name;
  // Where the answer is lost, the new index may be the one that counts: it must stay.
  made_target = false;
  if (auto done = claim->commit(std::move(last)); !done) {
    made_target = done.error().code == ErrorCode::IndexLocked;
    return done;
  }
  committed_passages = passages_now;
  return move_name(*client, old.name, target.name);
}

}  // namespace dossier::cluster
