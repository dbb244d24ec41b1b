// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/citations/cite_paper.hpp"

#include "index/cited_work.hpp"
#include "indexer/citations/note_citations.hpp"
#include "indexer/citations/own_list.hpp"

#include <algorithm>
#include <string>
#include <tuple>

namespace dossier {
namespace {

using citations::Entry;
using citations::InText;
using citations::OwnList;

/// Fewer numbers in a text than this may be anything.
constexpr std::size_t least_numbers = 3;

void add(Passage& passage, const TextSpan& span, const CitedWork& work) {
  Label label;
  label.facet = cited_facet;
  label.value = encode_cited_work(work);
  label.span = span;
  passage.labels.push_back(std::move(label));
}

bool holds_text(const Passage& passage) {
  return passage.kind != PassageKind::Reference && passage.kind != PassageKind::Front && !by_user(passage.kind);
}

class PaperCitations {
 public:
  explicit PaperCitations(std::vector<Passage>& passages) : passages_(passages) {}

  void run() {
    for (auto& passage : passages_) {
      std::erase_if(passage.labels, [](const Label& label) { return label.facet == cited_facet; });
      if (passage.kind == PassageKind::Reference) read_entries(passage);
      found_.push_back(holds_text(passage) ? citations::find_citations(passage.text) : std::vector<InText>());
    }
    list_.settle();
    choose_numbers();
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      if (holds_text(passages_[i])) cite(passages_[i], found_[i]);
    }
    for (auto& passage : passages_) {
      std::stable_sort(passage.labels.begin(), passage.labels.end(), [](const Label& a, const Label& b) {
        return std::tie(a.facet, a.value) < std::tie(b.facet, b.value);
      });
    }
  }

 private:
  void read_entries(Passage& passage) {
    for (const auto text : citations::split_entries(passage.text)) {
      const auto* entry = list_.add(citations::read_entry(text));
      if (entry == nullptr) continue;
      const auto begin = static_cast<std::uint32_t>(text.data() - passage.text.data());
      add(passage, {begin, begin + static_cast<std::uint32_t>(text.size())}, citations::work_of(*entry));
    }
  }

  /// Numbers are citations where entries have numbers, in the one form that the paper prints them in.
  void choose_numbers() {
    if (list_.numbered() < least_numbers) return;
    std::size_t names = 0;
    std::array<std::size_t, 5> counts{};
    for (const auto& in_passage : found_) {
      for (const auto& one : in_passage) {
        if (one.form == InText::Form::AuthorYear) {
          names += list_.find(one) ? 1 : 0;
        } else if (list_.has_number(one.number)) {
          ++counts[static_cast<std::size_t>(one.form)];
        }
      }
    }
    for (const auto form : {InText::Form::Bracketed, InText::Form::Raised, InText::Form::Rounded}) {
      const auto count = counts[static_cast<std::size_t>(form)];
      if (count < least_numbers || count < names) continue;
      numbers_ = form;
      return;
    }
  }

  void cite(Passage& passage, const std::vector<InText>& found) {
    std::vector<TextSpan> in_notes;
    if (passage.kind == PassageKind::Footnote) {
      notes_.read(passage.text, list_, [&](const TextSpan& span, const CitedWork& work) {
        add(passage, span, work);
        in_notes.push_back(span);
      });
    }
    // They stand one behind the other.
    const auto is_part = [&](const TextSpan& span) {  // `(Port Selim: Dune Press, 2012)`
      const auto behind = std::ranges::upper_bound(in_notes, span.begin, {}, &TextSpan::begin);
      return behind != in_notes.begin() && span.end <= std::prev(behind)->end;
    };
    for (const auto& one : found) {
      if (is_part(one.span)) continue;
      if (one.form != InText::Form::AuthorYear) {
        const auto* entry = one.form == InText::Form::AuthorPage ? list_.by_authors(one)
                            : one.form == numbers_               ? list_.by_number(one.number)
                                                                 : nullptr;
        if (entry != nullptr) add(passage, one.span, citations::work_of(*entry));
        continue;
      }
      const auto meant = list_.find(one);
      if (meant) {
        if (*meant != nullptr) add(passage, one.span, citations::work_of(**meant));
      } else if (auto work = citations::work_of(one); !work.authors.empty()) {
        add(passage, one.span, work);
      }
    }
  }

  std::vector<Passage>& passages_;
  std::vector<std::vector<InText>> found_;
  OwnList list_;
  citations::NoteCitations notes_;
  InText::Form numbers_ = InText::Form::AuthorYear;  ///< this one: none
};

}  // namespace

void cite_paper(std::vector<Passage>& passages) { PaperCitations(passages).run(); }

}  // namespace dossier
