// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/read/opened_index.hpp"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace dossier::cluster {

/// The right to write an index, held by one writer in all processes and machines. A thread says every few seconds that
/// the holder is alive. Whoever takes the claim of one who is not makes sure by compare-and-set that the other can
/// commit nothing any more.
class Claim {
 public:
  /// Errors: IndexLocked where another writer holds it that has given a sign within `claim_lasts` and, on this machine,
  /// whose process is there. Clocks of machines may differ by some seconds.
  static Result<std::unique_ptr<Claim>> take(const OpenedIndex& index,
                                             std::chrono::milliseconds renew = std::chrono::seconds(15));
  Claim(const Claim&) = delete;
  Claim& operator=(const Claim&) = delete;
  /// Gives the claim back, if it was not given back by commit(); nothing of its writing is ever seen then.
  ~Claim();

  /// Number of this writing.
  [[nodiscard]] std::uint64_t number() const { return number_; }
  /// Something is sent with this number: it is not given again, whatever becomes of this writing.
  void use();
  /// The state with this claim in it.
  [[nodiscard]] IndexState state() const;
  /// The writing that was given up by the one whose claim was taken over; 0 for none.
  [[nodiscard]] std::uint64_t taken_over() const { return taken_over_; }
  /// Errors: IndexLocked where another has taken the claim over.
  [[nodiscard]] Result<void> held() const;
  /// Puts `next` in place of the state, without a claim: the one step that makes a writing visible. Errors: IndexLocked
  /// where the claim was lost; those of Client, and then the state may have been put all the same.
  Result<void> commit(IndexState next);

 private:
  Claim(std::shared_ptr<const Client> client, std::string index, std::chrono::milliseconds renew);
  void renew_until_stopped(std::chrono::milliseconds every);
  void stop();

  std::shared_ptr<const Client> client_;
  std::string index_;
  std::chrono::milliseconds renew_;
  std::uint64_t number_ = 0;
  std::uint64_t taken_over_ = 0;
  mutable std::mutex mutex_;
  std::condition_variable stopped_;
  std::optional<StoredState> stored_;
  bool used_ = false;
  bool lost_ = false;
  bool held_ = false;  ///< taken, and neither committed nor given back
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace dossier::cluster
