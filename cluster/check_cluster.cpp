// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/check_cluster.hpp"

#include "base/strings.hpp"
#include "cluster/read/cluster_reader.hpp"

#include <map>
#include <set>
#include <string>

namespace dossier::cluster {
namespace {

class Check {
 public:
  explicit Check(const ClusterReader& reader) : reader_(reader), where_(reader.index().where()) {}

  Result<CheckReport> run() {
    if (auto done = read_sources(); !done) return done.error();
    if (auto done = read_papers(); !done) return done.error();
    if (auto done = read_passages(); !done) return done.error();
    compare();
    if (!report_.findings.empty()) {
      const auto superseded = reader_.superseded();
      if (!superseded) return superseded.error();
      if (*superseded) return changed_meanwhile(where_);
    }
    report_.passages = static_cast<std::uint32_t>(passages_);
    report_.papers = static_cast<std::uint32_t>(papers_.size() + own_);
    report_.files = static_cast<std::uint32_t>(files_.size());
    return std::move(report_);
  }

 private:
  void find(std::string finding) {
    constexpr std::size_t most = 100;
    if (report_.findings.size() < most) report_.findings.push_back(std::move(finding));
  }

  Result<void> scan_all(std::string_view doc, ScanOrder order, const std::function<void(const Hit&)>& visit) {
    return scan(reader_.index(), visible(reader_.state(), doc), order, [&](const Hit& hit) -> Result<void> {
      visit(hit);
      return {};
    });
  }

  Result<void> read_sources() {
    return scan_all("source", ScanOrder::Ids, [&](const Hit& hit) {
      const auto source = source_in(hit, where_);
      if (!source) return find("the account of the file " + hit.id + " cannot be read");
      std::uint64_t held = 0;
      for (const auto count : source->record.passages) held += count;
      if (!files_.emplace(hit.source, held).second) find("there are two accounts of the file " + hit.id);
    });
  }

  Result<void> read_papers() {
    return scan_all("paper", ScanOrder::Ids, [&](const Hit& hit) {
      const auto paper = paper_in(hit, where_);
      if (!paper) return find("the paper " + hit.id + " cannot be read");
      if (!papers_.insert(paper->id).second) find("two papers have the id " + paper->id);
      if (!files_.contains(hit.source)) find("the paper " + paper->id + " is of the file " + hit.source + ", unknown");
    });
  }

  Result<void> read_passages() {
    std::string last;
    return scan_all("passage", ScanOrder::Ids, [&](const Hit& hit) {
      ++passages_;
      ++found_[hit.source];
      if (hit.id == last) find("two passages have the id " + hit.id);
      last = hit.id;
      const auto stored = passage_in(hit, where_);
      if (!stored) return find("the passage " + hit.id + " cannot be read");
      if (stored->passage.id != hit.id) find("the passage " + hit.id + " is stored as " + stored->passage.id);
      if (stored->paper) {
        ++own_;
      } else if (!papers_.contains(stored->passage.paper)) {
        find("the paper of the passage " + hit.id + " is not there");
      }
    });
  }

  void compare() {
    for (const auto& [file, held] : files_) {
      const auto found = found_.find(file);
      const auto there = found == found_.end() ? 0 : found->second;
      if (there == held) continue;
      find("the file " + file + " has " + counted(there, "passage", "passages") + ", and " + std::to_string(held) +
           " were indexed");
    }
    for (const auto& [file, there] : found_) {
      if (!files_.contains(file))
        find(counted(there, "passage is", "passages are") + " of the file " + file + ", unknown");
    }
    const auto& state = reader_.state();
    if (passages_ != state.passages) {
      find("it holds " + counted(passages_, "passage", "passages") + ", and " + std::to_string(state.passages) +
           " were committed");
    }
    if (papers_.size() + own_ != state.papers) {
      find("it holds " + counted(papers_.size() + own_, "paper", "papers") + ", and " + std::to_string(state.papers) +
           " were committed");
    }
  }

  const ClusterReader& reader_;
  std::string where_;
  CheckReport report_;
  std::map<std::string, std::uint64_t> files_;  ///< passages by their accounts
  std::map<std::string, std::uint64_t> found_;  ///< passages that are there
  std::set<std::string> papers_;
  std::uint64_t passages_ = 0;
  std::uint64_t own_ = 0;
};

}  // namespace

Result<CheckReport> check_cluster_index(std::string_view address) {
  const auto reader = ClusterReader::open(address);
  if (!reader) return reader.error();
  return Check(*reader).run();
}

}  // namespace dossier::cluster
