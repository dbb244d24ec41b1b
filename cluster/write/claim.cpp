// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/write/claim.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <ctime>
#include <random>
#include <utility>

namespace dossier::cluster {
namespace {

std::string host_name() {
  std::array<char, 256> name{};
  if (::gethostname(name.data(), name.size() - 1) != 0) return "unknown";
  return name.data();
}

std::uint64_t seconds_now() { return static_cast<std::uint64_t>(std::time(nullptr)); }

std::string new_token() {
  std::random_device chance;
  return std::to_string(chance()) + "-" + std::to_string(chance()) + "-" + std::to_string(chance());
}

/// Whether the holder may still be at work.
bool alive(const WritingClaim& claim) {
  const bool gone = claim.host == host_name() && ::kill(static_cast<pid_t>(claim.process), 0) != 0 && errno == ESRCH;
  return !gone && claim.renewed + claim_lasts > seconds_now();
}

Error held_by(const std::string& where, const WritingClaim& claim) {
  return {ErrorCode::IndexLocked,
          "the index " + where + " is being written by process " + std::to_string(claim.process) + " on " + claim.host,
          "wait until it has finished; if it has died, its claim expires " + std::to_string(claim_lasts) +
              " seconds after its last heartbeat"};
}

Error lost_claim(const std::string& where) {
  return {ErrorCode::IndexLocked,
          "another process writes the index " + where + " now: this one gave no sign for more than " +
              std::to_string(claim_lasts) + " seconds",
          "nothing of this run is in the index; run the command again when the other has finished"};
}

/// The number of the writing that made an index, from its name (see index_name); 0 where it has none.
std::uint64_t number_in(const std::string& name) {
  const auto dash = name.rfind('-');
  std::uint64_t number = 0;
  if (dash != std::string::npos) (void)std::from_chars(name.data() + dash + 1, name.data() + name.size(), number);
  return number;
}

/// The state without its claim, whose writing is given up.
IndexState without_claim(IndexState state) {
  if (state.claim.number != 0) state.given_up.push_back(state.claim.number);
  state.claim = {};
  return state;
}

}  // namespace

Claim::Claim(std::shared_ptr<const Client> client, std::string index, std::chrono::milliseconds renew)
    : client_(std::move(client)), index_(std::move(index)), renew_(renew) {}

Result<std::unique_ptr<Claim>> Claim::take(const OpenedIndex& index, std::chrono::milliseconds renew) {
  auto claim = std::unique_ptr<Claim>(new Claim(index.client, index.name, renew));
  claim->stored_ = index.stored;
  const auto before = index.stored ? index.stored->state : IndexState();
  if (before.claim.number != 0) {
    if (alive(before.claim)) return held_by(index.where(), before.claim);
    claim->taken_over_ = before.claim.number;
  }
  auto next = without_claim(before);
  next.claimed = std::max(next.claimed, number_in(index.name));
  claim->number_ = ++next.claimed;
  next.claim = {next.claimed, new_token(), host_name(), static_cast<std::uint64_t>(::getpid()), seconds_now()};
  const auto put = replace_state(*index.client, index.name, claim->stored_, next);
  if (!put || !*put) {
    return put ? Error{ErrorCode::IndexLocked, "another process has just begun to write the index " + index.where(),
                       "wait until it has finished"}
               : put.error();
  }
  claim->held_ = true;
  claim->thread_ = std::thread([raw = claim.get()] { raw->renew_until_stopped(raw->renew_); });
  return claim;
}

Claim::~Claim() {
  stop();
  if (!held_ || lost_) return;
  auto next = stored_->state;
  if (used_) {
    next = without_claim(std::move(next));
  } else {
    next.claim = {};
    --next.claimed;
  }
  // Where this fails, the next writer takes the claim over.
  (void)replace_state(*client_, index_, stored_, next);
}

void Claim::stop() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  stopped_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Claim::renew_until_stopped(std::chrono::milliseconds every) {
  std::unique_lock lock(mutex_);
  while (!stopped_.wait_for(lock, every, [&] { return stop_; })) {
    auto next = stored_->state;
    next.claim.renewed = seconds_now();
    const auto put = replace_state(*client_, index_, stored_, next);
    // A cluster that is away may be back before the claim ends; commit() finds out.
    if (put && !*put) lost_ = true;
    if (lost_) return;
  }
}

void Claim::use() {
  const std::lock_guard lock(mutex_);
  used_ = true;
}

IndexState Claim::state() const {
  const std::lock_guard lock(mutex_);
  return stored_->state;
}

Result<void> Claim::held() const {
  const std::lock_guard lock(mutex_);
  return lost_ ? Result<void>(lost_claim(client_->where())) : Result<void>();
}

Result<void> Claim::commit(IndexState next) {
  stop();
  if (lost_) return lost_claim(client_->where());
  held_ = false;
  next.claim = {};
  const auto put = replace_state(*client_, index_, stored_, next);
  if (!put) return put.error();
  return *put ? Result<void>() : lost_claim(client_->where());
}

}  // namespace dossier::cluster
