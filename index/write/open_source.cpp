// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/write/open_source.hpp"

#include <cstddef>
#include <utility>

namespace dossier::index {
namespace {

/// A file's account names its papers only where a person would read them.
constexpr std::size_t most_listed_papers = 100;

}  // namespace

void OpenSource::add_papers(std::vector<Paper> papers) {
  for (auto& paper : papers) {
    auto shared = std::make_shared<const Paper>(std::move(paper));
    const auto id = shared->id;
    papers_.insert_or_assign(id, std::move(shared));
  }
}

Result<std::shared_ptr<const Paper>> OpenSource::paper_of(const Passage& passage) const {
  const auto paper = papers_.find(passage.paper);
  if (paper != papers_.end()) return paper->second;
  return Error{ErrorCode::BadData,
               "passage " + passage.id + " is of the paper " + passage.paper + ", which is not there",
               "give the paper's record"};
}

void OpenSource::count(const Passage& passage, bool own) {
  ++kinds_[static_cast<std::size_t>(passage.kind)];
  if (!own) return;
  ++own_papers_;
  papers_.erase(passage.paper);
}

StoredSource OpenSource::finished(const FileRecord& record) && {
  stored.record = record;
  stored.record.passages = kinds_;
  stored.record.paper_count = own_papers_ + static_cast<std::uint32_t>(stored.papers.size());
  stored.record.papers.clear();
  if (own_papers_ == 0 && stored.papers.size() <= most_listed_papers) stored.record.papers = stored.papers;
  return std::move(stored);
}

}  // namespace dossier::index
