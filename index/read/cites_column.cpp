// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/own_papers.hpp"
#include "index/read/reader_state.hpp"

#include <algorithm>
#include <map>
#include <optional>

// Who cites whom: what citations mean among the papers that the library has now. A paper that arrives later is found by
// citations that were read before it, since only what they say is stored.
namespace dossier {

namespace index {
namespace {

std::size_t docs_of(const FacetColumn& column) {
  return column.starts.empty() ? column.ids.size() : column.starts.size() - 1;
}

}  // namespace

std::vector<Citation> citations_in(const Passage& passage, const CitedPapers& papers) {
  std::vector<Citation> citations;
  for (const auto& label : passage.labels) {
    if (label.facet != cited_facet) continue;
    auto work = decode_cited_work(label.value);
    if (!work) continue;
    auto paper = papers.find(*work, passage.paper).value_or(std::string());
    citations.push_back({label.span, *std::move(work), std::move(paper)});
  }
  std::stable_sort(citations.begin(), citations.end(),
                   [](const Citation& a, const Citation& b) { return a.span < b.span; });
  return citations;
}

FacetColumn cites_column(const FacetColumn& works, const FacetColumn& citing, const CitedPapers& papers) {
  const auto meant = [&](std::uint32_t id, std::string_view citing_paper) -> std::optional<std::string> {
    const auto work = decode_cited_work(works.values[id]);
    return work ? papers.find(*work, citing_paper) : std::nullopt;
  };
  std::vector<std::optional<std::string>> found;
  for (std::uint32_t id = 0; id < works.values.size(); ++id) found.push_back(meant(id, {}));
  std::map<std::string, std::uint32_t, std::less<>> values;
  std::vector<std::pair<DocId, const std::string*>> pairs;
  for (DocId doc = 1; doc < docs_of(works); ++doc) {
    const auto own = citing.of(doc);
    const std::string_view paper = own.empty() ? std::string_view() : std::string_view(citing.values[own.front()]);
    for (const auto id : works.of(doc)) {
      const auto& first = found[id];
      const auto target = first && *first == paper ? meant(id, paper) : first;
      if (target) pairs.emplace_back(doc, &values.emplace(*target, 0).first->first);
    }
  }
  FacetColumn column;
  column.name = cites_facet;
  for (auto& [value, id] : values) {
    id = static_cast<std::uint32_t>(column.values.size());
    column.values.push_back(value);
  }
  column.totals.assign(column.values.size(), 0);
  auto next = pairs.begin();
  std::vector<std::uint32_t> ids;
  for (DocId doc = 0; doc < docs_of(works); ++doc) {
    column.starts.push_back(static_cast<std::uint32_t>(column.ids.size()));
    ids.clear();
    for (; next != pairs.end() && next->first == doc; ++next) ids.push_back(values.find(*next->second)->second);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    for (const auto id : ids) ++column.totals[id];
    column.ids.insert(column.ids.end(), ids.begin(), ids.end());
  }
  column.starts.push_back(static_cast<std::uint32_t>(column.ids.size()));
  return column;
}

}  // namespace index

namespace {

Result<std::vector<Paper>> recorded_papers(const IndexReader::Impl& impl) {
  const auto& what = impl.generation->what;
  return index::guarded(what, [&]() -> Result<std::vector<Paper>> {
    std::vector<Paper> papers;
    auto read = index::for_each_metadata(impl.db, index::paper_prefix,
                                         [&](const std::string&, const std::string& value) -> Result<void> {
                                           auto paper = index::decode_stored_paper(value, what);
                                           if (!paper) return std::move(paper).error();
                                           papers.push_back(*std::move(paper));
                                           return {};
                                         });
    if (!read) return std::move(read).error();
    return papers;
  });
}

}  // namespace

Result<const CitedPapers*> IndexReader::Impl::cited_papers(const IndexReader& reader) const {
  return generation->cited_papers.get([&]() -> Result<CitedPapers> {
    const bool all = generation->stored.own_papers <= index::most_own_papers;
    const auto papers = all ? reader.papers() : recorded_papers(*this);
    if (!papers) return papers.error();
    return CitedPapers(*papers);
  });
}

bool IndexReader::has_citations() const { return impl_->generation->columns.contains(cited_facet); }

Result<std::vector<Citation>> IndexReader::citations(DocId doc) const {
  if (!has_citations()) return std::vector<Citation>();
  const auto papers = impl_->cited_papers(*this);
  if (!papers) return papers.error();
  return index::guarded(impl_->generation->what, [&]() -> Result<std::vector<Citation>> {
    const auto stored = impl_->stored(doc);
    if (!stored) return stored.error();
    return index::citations_in(stored->passage, **papers);
  });
}

}  // namespace dossier
