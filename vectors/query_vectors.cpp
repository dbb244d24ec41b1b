// SPDX-License-Identifier: GPL-3.0-or-later
#include "vectors/query_vectors.hpp"

#include "index/vectors/passage_vectors.hpp"
#include "vectors/known_program.hpp"

#include <algorithm>
#include <cmath>
#include <new>
#include <utility>

namespace dossier {
namespace {

constexpr std::chrono::seconds most_start{120};
constexpr std::size_t most_kept = 64;

/// Of length 1; empty for zeros.
std::vector<float> direction_of(std::vector<float> vector) {
  float most = 0;
  for (const auto number : vector) most = std::max(most, std::abs(number));
  if (most <= 0) return {};
  for (auto& number : vector) number /= most;
  (void)normalise(vector);
  return vector;
}

}  // namespace

QueryVectors::~QueryVectors() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

std::optional<std::vector<float>> QueryVectors::kept(const index::VectorHead& head, std::string_view query) {
  if (kept_of_ != head.digest()) {
    kept_.clear();
    kept_of_ = head.digest();
  }
  const auto found = std::ranges::find(kept_, query, &Kept::value_type::first);
  if (found == kept_.end()) return std::nullopt;
  kept_.splice(kept_.begin(), kept_, found);
  return found->second;
}

void QueryVectors::keep(const Question& question, const Result<std::vector<float>>& answer) {
  if (!answer || kept_of_ != question.head.digest()) return;
  kept_.emplace_front(question.text, *answer);
  if (kept_.size() > most_kept) kept_.pop_back();
}

Result<std::vector<float>> QueryVectors::of(const index::VectorHead& head, std::string_view query) {
  const auto choice = known_program(index_);
  if (!choice) {
    return Error{ErrorCode::NotFound, "it is not known which program made them",
                 "run dossier vectors --command CMD with the program of " + model_text(head)};
  }
  std::unique_lock lock(mutex_);
  if (auto before = kept(head, query)) return *std::move(before);
  if (!thread_.joinable()) thread_ = std::thread([this] { work(); });
  const auto question = std::make_shared<Question>(Question{std::string(query), head, std::nullopt});
  waiting_.push_back(question);
  changed_.notify_all();
  const auto limit = std::chrono::seconds(choice->query_seconds);
  if (!changed_.wait_for(lock, limit, [&] { return question->answer.has_value(); })) {
    question->given_up = true;
    return Error{ErrorCode::NoResources,
                 "the program did not answer within " + std::to_string(choice->query_seconds) + " s", ""};
  }
  if (!*question->answer) return question->answer->error();
  return **question->answer;
}

void QueryVectors::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    if (stopping_) break;
    const auto question = waiting_.front();
    waiting_.pop_front();
    if (question->given_up) continue;
    auto answer = Result<std::vector<float>>(Error{ErrorCode::NoResources, "there is too little memory", ""});
    if (auto before = kept(question->head, question->text)) {  // another has asked the same meanwhile
      answer = *std::move(before);
    } else {
      lock.unlock();
      try {
        answer = answered(*question);
      } catch (const std::bad_alloc&) {
        program_.reset();
      }
      lock.lock();
      keep(*question, answer);
    }
    question->answer = std::move(answer);
    changed_.notify_all();
  }
  lock.unlock();
  program_.reset();
}

Result<void> QueryVectors::start_program() {
  const auto choice = known_program(index_);
  if (choice != choice_) {  // the user has named another
    program_.reset();
    failure_.reset();
    choice_ = choice;
  }
  if (program_) return {};
  if (failure_ && Clock::now() - failed_at_ < rest_) return *failure_;
  if (!choice_) return Error{ErrorCode::NotFound, "it is not known which program made them", ""};
  LineLimits limits;
  limits.line = limits.all = most_start;
  limits.cancel = &stopping_;
  auto started = VectorProgram::start(*choice_, limits);
  if (started) {
    program_.emplace(*std::move(started));
    return {};
  }
  failure_ = std::move(started).error();
  failed_at_ = Clock::now();
  return *failure_;
}

Result<std::vector<float>> QueryVectors::answered(const Question& question) {
  if (auto started = start_program(); !started) return std::move(started).error();
  if (!same_model(program_->head(), question.head)) {
    return Error{ErrorCode::BadData, "the program is now of another model, " + model_text(program_->head()),
                 "run dossier vectors --replace to make all vectors with it"};
  }
  LineLimits limits;
  limits.line = limits.all = std::chrono::seconds(choice_->query_seconds);
  limits.cancel = &stopping_;
  const index::VectorText text{"", "", question.text};
  auto vectors = program_->vectors(std::span(&text, 1), TextRole::Query, limits);
  if (vectors) return direction_of(std::move(vectors->front()));
  // Its answers would be out of step with the questions from here on.
  program_.reset();
  failure_ = std::move(vectors).error();
  failed_at_ = Clock::now();
  return *failure_;
}

}  // namespace dossier
