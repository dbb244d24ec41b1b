// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/search/papers_found.hpp"

#include "cluster/query/buckets.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <span>
#include <utility>

namespace dossier::cluster {
namespace {

/// A hit that has not been fetched.
struct Distant {
  FoundHit hit;
  PassageMarks marks;
  double plain = 0;  ///< its score without bonuses, at most `error` off
  double score = 0;
  double error = 0;
  bool strong = false;
};

class Finder {
 public:
  Finder(QueryContext& context, double share, std::size_t kept) : context_(context), share_(share), kept_(kept) {}

  Result<std::vector<PaperFound>> find() {
    if (auto read = read_all(); !read) return std::move(read).error();
    if (auto told = tell_strong(); !told) return std::move(told).error();
    std::map<std::string, std::vector<Distant*>> papers;
    for (auto& one : hits_) papers[one.hit.paper].push_back(&one);
    std::vector<Distant*> wanted;
    for (auto& [id, hits] : papers) choose(hits, wanted);
    if (auto fetched = fetch(wanted); !fetched) return std::move(fetched).error();
    std::vector<PaperFound> found;
    for (auto& [id, hits] : papers) {
      auto one = paper(id, hits);
      if (!one) return std::move(one).error();
      found.push_back(*std::move(one));
    }
    return found;
  }

 private:
  Result<void> read_all() {
    constexpr std::size_t page = 10000;
    constexpr std::size_t page_of_records = 1000;
    // Where OpenSearch gives bounds of scores only, each passage is scored here.
    const bool records = !context_.exact();
    auto body = Json::object();
    body["size"] = records ? page_of_records : page;
    body["track_total_hits"] = false;
    body["track_scores"] = true;
    body["query"] = context_.scored_hits();
    body["sort"] = Json::array({"f_paper", "n", "id"});
    ask_for_hits(body, records);
    const auto where = context_.statistics.index().where();
    for (;;) {
      const auto answer = search(context_.statistics.index(), body);
      if (!answer) return answer.error();
      auto hits = hits_in(*answer, where);
      if (!hits) return std::move(hits).error();
      if (records) {
        if (auto taken = context_.take(*hits); !taken) return std::move(taken).error();
      }
      const bool more = hits->size() == body["size"].get<std::size_t>();
      for (auto& hit : *hits) {
        if (auto added = add(std::move(hit)); !added) return added;
      }
      context_.store.forget();
      if (!more) return {};
      if (auto turned = turn_page(body, *answer, where); !turned) return turned;
    }
  }

  Result<void> add(FoundHit hit) {
    Distant one;
    one.marks = context_.marks_of(hit);
    one.score = context_.scoring.ranked() ? hit.score : 0;
    one.error = one.score * float_error;
    hit.record.clear();
    one.hit = std::move(hit);
    one.plain = one.score - one.marks.bonus(context_.scoring);
    hits_.push_back(std::move(one));
    if (context_.exact()) return {};
    return fetch({&hits_.back()});
  }

  /// Replaces scores by the exact ones.
  Result<void> fetch(const std::vector<Distant*>& wanted) {
    constexpr std::size_t at_once = 1000;
    for (std::size_t begin = 0; begin < wanted.size(); begin += at_once) {
      const auto some = std::span(wanted).subspan(begin, std::min(at_once, wanted.size() - begin));
      if (auto fetched = fetch_some(some); !fetched) return fetched;
      if (wanted.size() > at_once) context_.store.forget();
    }
    return {};
  }
  Result<void> fetch_some(std::span<Distant* const> wanted) {
    std::vector<FoundHit> hits;
    for (const auto* one : wanted) hits.push_back(one->hit);
    const auto docs = context_.store.add(hits);
    if (!docs) return docs.error();
    if (auto fetched = context_.store.fetch(*docs); !fetched) return fetched;
    if (auto taken = context_.take(hits); !taken) return std::move(taken).error();
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      auto& one = *wanted[i];
      one.score = context_.known((*docs)[i])->score;
      one.plain = one.score - one.marks.bonus(context_.scoring);
      one.error = 0;
    }
    return {};
  }

  /// Hits with all words, or whose score without bonus is at least such a share of the best.
  Result<void> tell_strong() {
    double least_best = 0;
    for (const auto& one : hits_) least_best = std::max(least_best, one.plain - one.error);
    std::vector<Distant*> open;
    for (auto& one : hits_) {
      if (one.error > 0 && one.plain + one.error >= least_best) open.push_back(&one);
    }
    if (auto fetched = fetch(open); !fetched) return fetched;
    double best = 0;
    for (const auto& one : hits_) best = std::max(best, one.plain);
    open.clear();
    const auto border = share_ * best;
    for (auto& one : hits_) {
      if (!one.marks.all_words && one.error > 0 && one.plain + one.error >= border && one.plain - one.error <= border) {
        open.push_back(&one);
      }
    }
    if (auto fetched = fetch(open); !fetched) return fetched;
    for (auto& one : hits_) one.strong = one.marks.all_words || one.plain >= border;
    return {};
  }

  static bool before(const Distant* a, const Distant* b) {
    if (a->strong != b->strong) return a->strong;
    if (a->score != b->score) return a->score > b->score;
    return a->hit.n != b->hit.n ? a->hit.n < b->hit.n : a->hit.id < b->hit.id;
  }

  /// Adds those of a paper's hits that may be among its best.
  void choose(std::vector<Distant*>& hits, std::vector<Distant*>& wanted) const {
    std::sort(hits.begin(), hits.end(), before);
    if (kept_ == 0 || !context_.scoring.ranked()) {
      wanted.insert(wanted.end(), hits.begin(),
                    hits.begin() + static_cast<std::ptrdiff_t>(std::min(kept_, hits.size())));
      return;
    }
    const auto* last = hits[std::min(kept_, hits.size()) - 1];
    for (std::size_t i = 0; i < hits.size(); ++i) {
      const auto* one = hits[i];
      if (i >= kept_ && (one->strong != last->strong || one->score + one->error < last->score - last->error)) break;
      wanted.push_back(hits[i]);
    }
  }

  Result<PaperFound> paper(const std::string& id, std::vector<Distant*>& hits) {
    std::sort(hits.begin(), hits.end(), before);
    PaperFound found;
    const auto number = context_.statistics.paper_number(id);
    if (!number) return number.error();
    found.paper = *number;
    for (const auto* one : hits) {
      ++found.passages;
      if (one->strong) ++found.strong;
      if (one->marks.all_words) ++found.all_words;
      if (found.best.size() >= kept_) continue;
      const auto doc = context_.store.add(one->hit);
      if (!doc) return doc.error();
      found.best.push_back({*doc, one->score});
    }
    return found;
  }

  QueryContext& context_;
  double share_;
  std::size_t kept_;
  std::vector<Distant> hits_;
};

}  // namespace

Result<std::vector<PaperFound>> papers_found(QueryContext& context, double share, std::size_t kept) {
  return Finder(context, share, kept).find();
}

}  // namespace dossier::cluster
