// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/client/client.hpp"
#include "cluster/format/documents.hpp"
#include "index/format/acronyms.hpp"
#include "index/format/facet_values.hpp"
#include "index/passage.hpp"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace dossier::cluster {

/// A passage on its way into a cluster.
struct PassageToSend {
  Passage passage;
  std::shared_ptr<const Paper> paper;
  bool own = false;  ///< the paper is stored with it
  std::shared_ptr<const std::string> source;
  std::uint32_t source_number = 0;
  std::uint64_t born = 0;
};
struct PaperToSend {
  std::shared_ptr<const Paper> paper;
  std::shared_ptr<const std::string> source;
  std::uint64_t born = 0;
};

/// What is sent in one request.
struct Batch {
  std::vector<PassageToSend> passages;
  std::vector<PaperToSend> papers;
  std::string lines;  ///< further documents
  std::shared_ptr<const index::FacetSlots> slots;
  std::uint64_t died = 0;
  bool mine_acronyms = false;  ///< of new passages
  std::size_t bytes = 0;       ///< of text, about
  [[nodiscard]] bool empty() const { return passages.empty() && papers.empty() && lines.empty(); }
};

/// Threads that cut passages into words and send them. What is under way is bounded: submit() waits.
class BulkPool {
 public:
  /// `version`: of the writing, see Life.
  BulkPool(std::shared_ptr<const Client> client, std::string index, std::uint64_t version, unsigned threads);
  BulkPool(const BulkPool&) = delete;
  BulkPool& operator=(const BulkPool&) = delete;
  /// What has not begun to be sent is not sent.
  ~BulkPool();

  /// Errors: the first that any thread has met.
  Result<void> submit(Batch batch);
  /// Waits until everything is acknowledged.
  Result<void> drain();
  /// By source number. Only after drain().
  [[nodiscard]] std::map<std::uint32_t, index::AcronymCounts>& acronyms() { return acronyms_; }

 private:
  void run();
  [[nodiscard]] std::string lines_of(DocumentLines& documents, Batch& batch);
  void take_acronyms(const Batch& batch);

  std::shared_ptr<const Client> client_;
  std::string index_;
  std::uint64_t version_;
  std::size_t most_waiting_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> waiting_;
  std::size_t under_way_ = 0;
  bool stop_ = false;
  std::optional<Error> failure_;
  std::map<std::uint32_t, index::AcronymCounts> acronyms_;
  std::vector<std::thread> threads_;
};

}  // namespace dossier::cluster
