// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/client/failures.hpp"
#include "cluster/write/cleaning.hpp"
#include "cluster/write/filling.hpp"
#include "cluster/write/writer_state.hpp"
#include "index/format/format.hpp"
#include "taxonomy/taxonomy.hpp"

#include <algorithm>
#include <thread>

namespace dossier::cluster {
namespace {

/// Senders wait for answers most of the time: more of them than cores do no harm.
unsigned senders(const WriterOptions& options) {
  constexpr unsigned least = 3;
  return options.threads > 0 ? options.threads : std::max(least, std::thread::hardware_concurrency());
}

/// Makes an index of OpenSearch. False where there is one of this name.
Result<bool> make_index(const Client& client, const std::string& name, const std::string& fingerprint,
                        const std::string& alias) {
  const auto layout = layout_of_environment();
  if (!layout) return layout.error();
  auto body = index_body(*layout, fingerprint, alias);
  if (alias.empty()) body.erase("aliases");
  const auto answer = client.send({.method = "PUT", .path = "/" + name, .body = dumped(body)});
  if (!answer) return answer.error();
  const auto refusal = refusal_of(*answer);
  if (refusal == Refusal::Exists) return false;
  if (refusal != Refusal::None) return refused(*answer, client.where());
  return true;
}

std::shared_ptr<const Taxonomy> taxonomy_of_program() {
  return {std::shared_ptr<void>(), &Taxonomy::standard()};  // not owned: it lasts as long as the program
}

}  // namespace

Result<std::unique_ptr<ClusterWriter>> ClusterWriter::open(std::shared_ptr<const Client> client,
                                                           const WriterOptions& options) {
  auto impl = std::make_unique<Impl>(std::move(client), options);
  if (auto done = impl->open_or_make(); !done) return std::move(done).error();
  if (auto done = impl->choose_taxonomy(); !done) return std::move(done).error();
  if (auto done = impl->take_claim(); !done) return std::move(done).error();
  if (auto done = impl->load(); !done) return std::move(done).error();
  if (auto done = impl->make_target(); !done) return std::move(done).error();
  return std::unique_ptr<ClusterWriter>(new ClusterWriter(std::move(impl)));
}

ClusterWriter::ClusterWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ClusterWriter::~ClusterWriter() = default;

ClusterWriter::Impl::~Impl() {
  pool.reset();
  if (made_target) (void)delete_index(*client, target.name);  // else the next writer does
}

Result<void> ClusterWriter::Impl::open_or_make() {
  constexpr int attempts = 5;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    auto opened = open_index(client, options.fresh);
    if (opened) {
      old = *std::move(opened);
      return {};
    }
    if (opened.error().code != ErrorCode::IndexMissing) return std::move(opened).error();
    const auto chosen = options.taxonomy ? options.taxonomy : taxonomy_of_program();
    const auto made =
        make_index(*client, index_name(client->address().name, 1), index::fingerprint(*chosen), client->address().name);
    if (!made) return made.error();
    // Another writer may just make it, too: then its name is there in a moment.
    if (!*made) std::this_thread::sleep_for(std::chrono::milliseconds(500));
  }
  return Error{ErrorCode::IndexIncompatible,
               "the index " + where() + " cannot be made: " + index_name(client->address().name, 1) + " is there",
               "give it the alias " + client->address().name + ", or choose another name"};
}

Result<void> ClusterWriter::Impl::choose_taxonomy() {
  auto stored = read_taxonomy(old);
  if (!stored && (stored.error().code == ErrorCode::NoResources || !options.fresh)) return std::move(stored).error();
  taxonomy_lost = !stored && !options.taxonomy;
  const bool nothing = !old.stored || old.stored->state.generation == 0;
  taxonomy = options.taxonomy ? options.taxonomy : stored ? *stored : taxonomy_of_program();
  if (options.fresh) return {};
  if (!nothing && taxonomy->digest() != (*stored)->digest()) {
    return Error{
        ErrorCode::IndexIncompatible, "the index " + where() + " was made with a different taxonomy",
        "run dossier index --rebuild --taxonomy DIR --index " + where() + " PATH… to rebuild it with this one"};
  }
  if (old.meta.fingerprint == index::fingerprint(*taxonomy)) return {};
  return Error{ErrorCode::IndexIncompatible,
               "the index " + where() + " was made with a different text analysis, stop words or taxonomy",
               "run dossier index --rebuild --index " + where() + " PATH… to rebuild it"};
}

Result<void> ClusterWriter::Impl::take_claim() {
  auto taken = Claim::take(old);
  if (!taken) return std::move(taken).error();
  claim = *std::move(taken);
  if (old.named != old.name) {
    if (auto moved = move_name(*client, old.named, old.name); !moved) return moved;
  }
  if (claim->taken_over() != 0) {
    const auto left = index_name(client->address().name, claim->taken_over());
    if (left != old.name) {
      if (auto deleted = delete_index(*client, left); !deleted) return deleted;
    }
  }
  return delete_given_up(old, claim->state());
}

Result<void> ClusterWriter::Impl::load() {
  const auto state = claim->state();
  committed_passages = state.passages;
  facets.assign(standard_facets.begin(), standard_facets.end());
  if (!options.fresh) {
    if (!state.facets.empty()) facets = state.facets;
    if (auto cleaned = delete_unseen(old, state); !cleaned) return cleaned;
    auto scanned = scan(old, visible(state, "source"), ScanOrder::Ids, [&](const Hit& hit) -> Result<void> {
      auto source = source_in(hit, where());
      if (!source) return std::move(source).error();
      const auto path = source->record.path;
      sources.insert_or_assign(path, *std::move(source));
      return {};
    });
    if (!scanned) return scanned;
  }
  auto known = std::make_shared<index::FacetSlots>();
  for (const auto& facet : facets) known->emplace(facet, static_cast<std::uint32_t>(known->size()));
  slots = std::move(known);
  return {};
}

Result<void> ClusterWriter::Impl::make_target() {
  target = old;
  const bool nothing = !old.stored || old.stored->state.generation == 0;
  const bool fits = old.meta.format == format_version && old.meta.fingerprint == index::fingerprint(*taxonomy);
  if (options.fresh && !(nothing && fits)) {
    target.name = index_name(client->address().name, claim->number());
    claim->use();
    const auto made = make_index(*client, target.name, index::fingerprint(*taxonomy), "");
    if (!made) return made.error();
    if (!*made) {
      // No other writing has this number: if it is bare, it is ours, and the answer was lost on the way.
      const auto mapping = client->ask({.path = "/" + target.name + "/_mapping"});
      if (!mapping) return mapping.error();
      const auto ours = is_bare(*client, target.name, at(*mapping, target.name));
      if (!ours) return ours.error();
      if (!*ours) return refused(Refusal::Exists, where(), target.name);
    }
    made_target = true;
  }
  if (made_target || nothing) {
    filling = std::chrono::steady_clock::now();
    claim->use();
    if (auto begun = begin_filling(*client, target.name); !begun) return begun;
  }
  pool = std::make_unique<BulkPool>(client, target.name, claim->number(), senders(options));
  return {};
}

}  // namespace dossier::cluster
