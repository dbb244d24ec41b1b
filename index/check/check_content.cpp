// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/check/check_content.hpp"

#include "index/format/facet_values.hpp"
#include "index/read/known_names.hpp"
#include "index/read/reader_state.hpp"

#include <algorithm>
#include <numeric>

namespace dossier::index {
namespace {

/// One number for a posting, to be summed: two lists of postings with one sum are the same list, or all but certainly.
std::uint64_t posting_sum(DocId doc, std::uint32_t tf) {
  std::uint64_t x = (std::uint64_t{doc} << 32U | tf) * 0x9E3779B97F4A7C15ULL;
  x = (x ^ (x >> 29U)) * 0xBF58476D1CE4E5B9ULL;
  return x ^ (x >> 32U);
}

class ContentCheck {
 public:
  ContentCheck(const IndexReader& reader, CheckReport& report)
      : reader_(reader), db_(raw(reader)), state_(*reader.impl().generation), report_(report) {
    for (std::uint32_t slot = 0; slot < state_.stored.facets.size(); ++slot) slots_[state_.stored.facets[slot]] = slot;
  }

  Result<void> run() {
    walk();
    read_words();
    if (auto checked = check_postings(); !checked) return checked;
    if (auto checked = check_passages(); !checked) return checked;
    return check_accounts();
  }

 private:
  void find(const std::string& finding) {
    constexpr std::size_t most = 20;
    if (report_.findings.size() < most) report_.findings.push_back(finding);
  }

  /// What reading ended with: damage is a finding; a disk that fails or too little memory ends the check.
  Result<void> find(const Error& error, const std::string& before = {}) {
    const bool of_index = error.code == ErrorCode::IndexDamaged || error.code == ErrorCode::NotFound;
    if (!of_index) return error;
    find(before + error.message);
    return {};
  }

  /// Reads every entry of the database, whether or not something else looks at it.
  void walk() {
    const auto end = db_.allterms_end();
    for (auto term = db_.allterms_begin(); term != end; ++term) {
      if (count_postings(*term) != term.get_termfreq()) find("the postings of " + *term + " cannot be read");
    }
    if (count_postings("") != db_.get_doccount()) find("the list of all passages cannot be read");
    const auto keys_end = db_.metadata_keys_end();
    for (auto key = db_.metadata_keys_begin(); key != keys_end; ++key) {
      if (db_.get_metadata(*key).empty()) find("a stored value cannot be read");
    }
  }

  std::uint64_t count_postings(const std::string& term) {
    std::uint64_t count = 0;
    const auto end = db_.postlist_end(term);
    for (auto at = db_.postlist_begin(term); at != end; ++at) ++count;
    return count;
  }

  /// Sums up the postings that the stored sequences of words call for.
  void read_words() {
    sums_.assign(state_.stored.words, 0);
    std::vector<WordId> words;
    for (DocId first = 1; first <= reader_.last_doc(); first += word_block) {
      const auto block = db_.get_metadata(word_key(first));
      if (block.empty()) continue;
      const auto content = without_checksum(block);
      const auto items = content ? packed_items(*content) : std::nullopt;
      if (!items) return find("the words of passage " + std::to_string(first) + " and later cannot be read");
      for (std::size_t n = 0; n < items->size(); ++n) {
        if (!decode_words((*items)[n], words)) return find("the words of a passage cannot be read");
        std::sort(words.begin(), words.end());
        for (auto at = words.begin(); at != words.end();) {
          const auto next = std::upper_bound(at, words.end(), *at);
          if (*at >= sums_.size()) return find("a passage has a word that is not in the vocabulary");
          sums_[*at] += posting_sum(static_cast<DocId>(first + n), static_cast<std::uint32_t>(next - at));
          at = next;
        }
      }
    }
  }

  Result<void> check_postings() {
    const auto loaded = reader_.vocabulary();
    if (!loaded) return loaded.error();
    const auto& vocabulary = **loaded;
    for (std::size_t ordinal = 0; ordinal < vocabulary.size(); ++ordinal) {
      const std::string word(vocabulary.word(ordinal));
      std::uint64_t sum = 0;
      std::uint32_t count = 0;
      const auto end = db_.postlist_end(word);
      for (auto at = db_.postlist_begin(word); at != end; ++at, ++count) sum += posting_sum(*at, at.get_wdf());
      const bool known = vocabulary.id(ordinal) < sums_.size();
      if (!known || sum != sums_[vocabulary.id(ordinal)] || count != db_.get_termfreq(word)) {
        find("the postings of `" + word + "` do not match the passages");
      }
    }
    return {};
  }

  Result<void> check_passages() {
    std::uint32_t live = 0;
    std::map<std::string, std::uint32_t> boolean_terms;
    const auto check_one = [&](DocId doc, const StoredPassage& stored) -> Result<void> {
      const auto& passage = stored.passage;
      const auto paper = stored.paper ? *stored.paper : Paper{};
      ++boolean_terms[id_term(passage.id)];
      if (passage.paper != passage.id) ++boolean_terms[paper_term(passage.paper)];
      if (contains(state_.deleted, doc)) return {};
      ++live;
      if (auto checked = check_values(doc, passage, paper); !checked) return checked;
      const auto found = reader_.find(passage.id);
      if (!found) return find(found.error(), "passage " + passage.id + " is not found by its id: ");
      if (*found != doc) find("two passages have the id " + passage.id);
      return {};
    };
    auto walked = for_each_stored(db_, state_.codec, reader_.last_doc(), {}, state_.what, check_one);
    if (!walked) return walked;
    for (const auto& [term, count] : boolean_terms) {
      if (db_.get_termfreq(term) != count) find("the postings of " + term + " do not match the passages");
    }
    if (live != reader_.passage_count()) {
      find("the index says that it has " + std::to_string(reader_.passage_count()) + " passages and holds " +
           std::to_string(live));
    }
    report_.passages = live;
    return {};
  }

  Result<void> check_values(DocId doc, const Passage& passage, const Paper& own_paper) {
    auto expected = facet_values(passage, own_paper, slots_);
    for (const auto& [facet, slot] : slots_) {
      // The year may come from the paper, which is not at hand here.
      if (facet == "year" && !expected.contains(slot)) continue;
      const auto column = reader_.column(facet);
      if (!column) return column.error();
      std::vector<std::string> values;
      for (const auto id : (*column)->of(doc)) {
        if ((*column)->values[id] != unknown_value) values.push_back((*column)->values[id]);
      }
      if (values != expected[slot]) find("the values of " + facet + " of passage " + passage.id + " are not its own");
    }
    return {};
  }

  Result<void> check_accounts() {
    const auto papers = reader_.papers();
    const auto files = load_sources(db_, state_.what);
    if (!files) return files.error();
    std::uint64_t passages = 0;
    for (const auto& [path, source] : *files) {
      for (const auto& range : source.docs) passages += range.size();
      const auto& kinds = source.record.passages;
      std::uint64_t in_ranges = 0;
      for (const auto& range : source.docs) in_ranges += range.size();
      if (std::accumulate(kinds.begin(), kinds.end(), std::uint64_t{0}) != in_ranges) {
        find("the report does not add up for " + path);
      }
    }
    if (passages != reader_.passage_count()) find("the report does not add up to the passages of the index");
    if (!papers) {
      if (auto found = find(papers.error()); !found) return found;
    } else if (papers->size() != reader_.info().papers) {
      find("the index says that it has " + std::to_string(reader_.info().papers) + " papers and holds " +
           std::to_string(papers->size()));
    }
    report_.papers = reader_.info().papers;
    report_.files = static_cast<std::uint32_t>(files->size());
    // Read whole, for their checksums.
    if (const auto lengths = reader_.lengths(TextField::Text); !lengths) return lengths.error();
    if (const auto acronyms = reader_.acronym_partners(""); !acronyms) return acronyms.error();
    if (const auto meaning = reader_.meaning(); !meaning) return meaning.error();
    if (auto checked = check_vectors(); !checked) return checked;
    return papers ? check_names(*papers) : Result<void>{};
  }

  Result<void> check_names(const std::vector<Paper>& papers) {
    const auto names = known_names(reader_);
    if (!names) return find(names.error());
    if (*names == nullptr) return {};
    std::size_t missing = 0;
    for (const auto& paper : papers) {
      for_each_name(paper, [&](NameKind kind, std::string_view text) {
        if (!text.empty() && !(*names)->may_have(kind, text)) ++missing;
      });
    }
    if (missing > 0) find("the names of its papers lack " + std::to_string(missing));
    return {};
  }

  /// Those of a program of the user's: what is wrong with them loses no search.
  Result<void> check_vectors() {
    if (const auto keys = reader_.vectors(); !keys) return find(keys.error());
    const auto stored = read_vectors(vector_file(reader_.path()));
    if (!stored) return find(stored.error());
    if (!*stored || (*stored)->damaged == 0) return {};
    find(std::to_string((*stored)->damaged) + " of its vectors cannot be read; run dossier vectors to make them again");
    return {};
  }

  const IndexReader& reader_;
  const Xapian::Database& db_;
  const Generation& state_;
  CheckReport& report_;
  FacetSlots slots_;
  std::vector<std::uint64_t> sums_;
};

}  // namespace

Result<void> check_content(const std::filesystem::path& index, CheckReport& report) {
  const auto reader = IndexReader::open(index);
  if (!reader) return reader.error();
  return guarded(index.string(), [&] { return ContentCheck(*reader, report).run(); });
}

}  // namespace dossier::index
