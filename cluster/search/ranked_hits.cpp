// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/search/ranked_hits.hpp"

#include "base/collation.hpp"
#include "cluster/query/buckets.hpp"
#include "cluster/search/facet_counts.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <numeric>
#include <span>
#include <string>

namespace dossier::cluster {
namespace {

constexpr std::size_t most_a_page = 1000;

Json sorted_by(const char* field, const char* direction) {
  auto one = Json::object();
  one[field] = direction;
  return one;
}

/// Whether what sorted_by() or by_year() sorts by is a number.
bool is_number(const Json& sort) { return !sort.contains("f_paper") && !sort.contains("id"); }

/// By the year as a number; passages without one last.
Result<Json> by_year(const Statistics& statistics) {
  const auto years = statistics.values("year");
  if (!years) return years.error();
  auto numbers = Json::object();
  if (*years != nullptr) {
    for (const auto& value : (*years)->values) {
      if (value != unknown_value) numbers[value] = std::strtod(value.c_str(), nullptr);
    }
  }
  auto one = Json::object();
  auto& script = one["_script"];
  script["type"] = "number";
  script["order"] = "desc";
  script["script"]["lang"] = "painless";
  script["script"]["source"] =
      "doc['f_year'].size() == 0 || !params.years.containsKey(doc['f_year'].value) ? params.none "
      ": ((Number) params.years[doc['f_year'].value]).doubleValue()";
  script["script"]["params"]["years"] = std::move(numbers);
  script["script"]["params"]["none"] = std::numeric_limits<double>::lowest();
  return one;
}

/// By score, where there is any, then in reading order by paper.
Json by_relevance(const QueryContext& context) {
  auto sort = Json::array();
  if (context.scoring.ranked()) sort.push_back(sorted_by("_score", "desc"));
  for (const auto* field : {"f_paper", "n", "id"}) sort.push_back(sorted_by(field, "asc"));
  return sort;
}

void ask_for_page(Json& body, const Json& sort, std::size_t size) {
  body["size"] = size;
  body["track_scores"] = true;
  body["sort"] = sort;
  ask_for_hits(body, true);
}

/// By score, or by year and then by score.
class ByScore final : public RankedHits {
 public:
  ByScore(QueryContext& context, ClusterOrder order, Json sort, bool by_year)
      : RankedHits(context, std::move(order)),
        query_(context.scored_hits()),
        sort_(std::move(sort)),
        by_year_(by_year) {}

  /// Takes the first page, which holds all hits where they are fewer than were asked for.
  [[nodiscard]] Result<void> start(const Head& head, const Json& answer) {
    auto body = Json::object();
    ask_for_page(body, sort_, head.size);
    auto first = read_page(std::move(body), answer);
    if (!first) return std::move(first).error();
    in_part_ = head.within && first->more;
    if (in_part_) {
      // What is not in that part has no score.
      const auto end = std::ranges::find_if(first->scores, [](double score) { return score <= 0; });
      const auto kept = static_cast<std::size_t>(end - first->scores.begin());
      first->more = kept == first->docs.size();
      first->docs.resize(kept);
    }
    add(*std::move(first), head.others);
    return {};
  }

  [[nodiscard]] Result<void> reach(std::size_t count) override {
    std::size_t size = 0;
    if (ranks_.size() < count && in_part_) {
      // Others may be as good: all of them are looked at.
      in_part_ = false;
      more_ = true;
      after_ = Json();
      ranks_.clear();
      pending_.clear();
    }
    while (ranks_.size() < count && more_) {
      // Of many equal scores none is certain before the last of them has come: pages grow.
      size = std::min(most_a_page, std::max(2 * size, count - ranks_.size() + spare_ranks));
      auto next = page(query_, sort_, after_, size);
      if (!next) return std::move(next).error();
      add(*std::move(next), 0);
    }
    return {};
  }

 private:
  /// `others`: what a passage can score that is not of the part that is looked through.
  void add(Page next, double others) {
    const auto before = [&](const RankedDoc& a, const RankedDoc& b) { return order_.before(a, b); };
    std::sort(next.docs.begin(), next.docs.end(), before);
    const auto known = static_cast<std::ptrdiff_t>(pending_.size());
    pending_.insert(pending_.end(), next.docs.begin(), next.docs.end());
    std::inplace_merge(pending_.begin(), pending_.begin() + known, pending_.end(), before);
    more_ = next.more;
    after_ = next.last_sort;
    settle(next, others);
  }

  /// Moves those whose rank is certain.
  void settle(const Page& last, double others) {
    const auto of_these = more_ ? last.last_score : 0;
    const auto still_to_come = std::max(of_these, others) * (1 + float_error) + std::numeric_limits<float>::min();
    const auto certain = [&](const RankedDoc& ranked) {
      if ((!more_ && !in_part_) || !context_.scoring.ranked()) return true;
      if (by_year_) {
        const auto year = std::max(context_.known(ranked.doc)->year, std::numeric_limits<double>::lowest());
        const auto last_year = last.last_sort.front().get<double>();
        if (year != last_year) return year > last_year;
      }
      return ranked.score > still_to_come;
    };
    const auto end = std::find_if_not(pending_.begin(), pending_.end(), certain);
    ranks_.insert(ranks_.end(), pending_.begin(), end);
    pending_.erase(pending_.begin(), end);
  }

  Json query_;
  Json sort_;
  bool by_year_;
  Json after_;
  bool more_ = true;
  bool in_part_ = false;            ///< only a part of the hits was looked through
  std::vector<RankedDoc> pending_;  ///< fetched, in order; others may come before some of them
};

/// By paper, as readers sort names, then in reading order: the papers' hits are counted, and those of the papers that
/// are wanted fetched.
class ByPaper final : public RankedHits {
 public:
  ByPaper(QueryContext& context, ClusterOrder order) : RankedHits(context, std::move(order)) {}

  [[nodiscard]] Result<void> reach(std::size_t count) override {
    if (!counted_) {
      if (auto done = count_papers(); !done) return done;
    }
    while (ranks_.size() < count && next_ < papers_.size()) {
      if (auto done = fetch(count - ranks_.size()); !done) return done;
    }
    return {};
  }

 private:
  Result<void> count_papers() {
    const auto papers = context_.statistics.values("paper");
    if (!papers) return papers.error();
    if (*papers != nullptr) {
      auto counts = count_values(context_, **papers, context_.hits());
      if (!counts) return std::move(counts).error();
      hits_ = *std::move(counts);
      for (std::uint32_t paper = 0; paper < hits_.size(); ++paper) {
        if (hits_[paper] > 0) papers_.push_back(paper);
      }
      ids_ = (*papers)->values;
    }
    std::ranges::sort(papers_, {}, [&](std::uint32_t paper) { return order_.place(paper); });
    counted_ = true;
    return {};
  }

  Result<void> fetch(std::size_t wanted) {
    constexpr std::size_t most_papers = 500;
    std::vector<std::string> ids;
    for (std::size_t hits = 0; next_ < papers_.size() && hits < wanted && ids.size() < most_papers; ++next_) {
      hits += hits_[papers_[next_]];
      ids.push_back(ids_[papers_[next_]]);
    }
    auto query = context_.scored_hits();
    query["bool"]["filter"].push_back(context_.dsl.facet("paper", ids));
    const auto sort = Json::array({sorted_by("f_paper", "asc"), sorted_by("n", "asc"), sorted_by("id", "asc")});
    std::vector<RankedDoc> found;
    Json after;
    for (bool more = true; more;) {
      auto next = page(query, sort, after, most_a_page);
      if (!next) return std::move(next).error();
      found.insert(found.end(), next->docs.begin(), next->docs.end());
      more = next->more;
      after = next->last_sort;
    }
    std::sort(found.begin(), found.end(), [&](const RankedDoc& a, const RankedDoc& b) { return order_.before(a, b); });
    ranks_.insert(ranks_.end(), found.begin(), found.end());
    return {};
  }

  bool counted_ = false;
  std::span<const std::string> ids_;
  std::vector<std::uint32_t> hits_;    ///< by paper
  std::vector<std::uint32_t> papers_;  ///< with hits, in order
  std::size_t next_ = 0;
};

}  // namespace

Result<ClusterOrder> ClusterOrder::of(const QueryContext& context, SortOrder order) {
  ClusterOrder made(context, order);
  if (order != SortOrder::Paper) return made;
  const auto papers = context.statistics.values("paper");
  if (!papers) return papers.error();
  if (*papers != nullptr) made.paper_places_ = collated_ranks((*papers)->values);
  return made;
}

double ClusterOrder::year(DocId doc) const { return context_->year(doc); }

bool ClusterOrder::before(const RankedDoc& a, const RankedDoc& b) const {
  const auto& left = context_->store.place(a.doc);
  const auto& right = context_->store.place(b.doc);
  if (order_ == SortOrder::Year && year(a.doc) != year(b.doc)) return year(a.doc) > year(b.doc);
  if (order_ == SortOrder::Paper && left.paper != right.paper) return place(left.paper) < place(right.paper);
  if (order_ != SortOrder::Paper && a.score != b.score) return a.score > b.score;
  if (left.paper != right.paper) return left.paper < right.paper;
  return left.n != right.n ? left.n < right.n : left.id < right.id;
}

bool ClusterOrder::paper_before(DocId a, DocId b) const {
  if (order_ == SortOrder::Year) return year(a) > year(b);
  return before({a, 0}, {b, 0});
}

Result<RankedHits::Page> RankedHits::page(const Json& query, const Json& sort, const Json& after, std::size_t size) {
  auto body = Json::object();
  ask_for_page(body, sort, size);
  body["track_total_hits"] = false;
  body["query"] = query;
  if (!after.is_null()) body["search_after"] = after;
  ++asked_;
  const auto answer = search(context_.statistics.index(), body);
  if (!answer) return answer.error();
  return read_page(std::move(body), *answer);
}

Result<RankedHits::Page> RankedHits::read_page(Json body, const Json& answer) {
  const auto& where = context_.statistics.index().where();
  const auto hits = hits_in(answer, where);
  if (!hits) return hits.error();
  const auto docs = context_.take(*hits);
  if (!docs) return docs.error();
  Page page;
  for (const auto doc : *docs) page.docs.push_back({doc, context_.known(doc)->score});
  for (const auto& hit : *hits) page.scores.push_back(hit.score);
  page.more = hits->size() == body["size"].get<std::size_t>();
  if (!hits->empty()) {
    if (auto turned = turn_page(body, answer, where); !turned) return std::move(turned).error();
    const auto sort = body["sort"];
    page.last_sort = body["search_after"];
    page.last_score = hits->back().score;
    for (std::size_t i = 0; i < sort.size(); ++i) {
      const auto& value = page.last_sort[i];
      if (is_number(sort[i]) ? !value.is_number() : !value.is_string()) return faulty_answer(where);
    }
  }
  return page;
}

Result<std::unique_ptr<RankedHits>> RankedHits::of(QueryContext& context, SortOrder order) {
  auto by = ClusterOrder::of(context, order);
  if (!by) return std::move(by).error();
  if (order == SortOrder::Paper) return std::unique_ptr<RankedHits>(new ByPaper(context, *std::move(by)));
  auto sort = by_relevance(context);
  if (order == SortOrder::Year) {
    auto year = by_year(context.statistics);
    if (!year) return std::move(year).error();
    sort.insert(sort.begin(), *std::move(year));
  }
  return std::unique_ptr<RankedHits>(new ByScore(context, *std::move(by), std::move(sort), order == SortOrder::Year));
}

Result<std::unique_ptr<RankedHits>> RankedHits::with_head(QueryContext& context, const Head& head, const Json& answer) {
  auto by = ClusterOrder::of(context, SortOrder::Relevance);
  if (!by) return std::move(by).error();
  auto made = std::make_unique<ByScore>(context, *std::move(by), by_relevance(context), false);
  if (auto started = made->start(head, answer); !started) return std::move(started).error();
  return std::unique_ptr<RankedHits>(std::move(made));
}

void ask_for_head(Json& body, const QueryContext& context, const Head& head) {
  ask_for_page(body, by_relevance(context), head.size);
}

}  // namespace dossier::cluster
