// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/reader_state.hpp"

namespace dossier {

using namespace index;

PostingCursor::PostingCursor() = default;
PostingCursor::PostingCursor(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PostingCursor::PostingCursor(PostingCursor&&) noexcept = default;
PostingCursor& PostingCursor::operator=(PostingCursor&&) noexcept = default;
PostingCursor::~PostingCursor() = default;

void PostingCursor::Impl::skip_dead() {
  if (generation->dead.empty()) return;
  while (at != end && contains(generation->dead, *at)) ++at;
}

bool PostingCursor::at_end() const { return !impl_ || impl_->at == impl_->end; }
DocId PostingCursor::doc() const { return *impl_->at; }
std::uint32_t PostingCursor::tf() const { return impl_->at.get_wdf(); }

void PostingCursor::next() {
  translated(impl_->generation->what, [&] {
    ++impl_->at;
    impl_->skip_dead();
  });
}

void PostingCursor::skip_to(DocId doc) {
  if (at_end()) return;
  translated(impl_->generation->what, [&] {
    impl_->at.skip_to(doc);
    impl_->skip_dead();
  });
}

}  // namespace dossier
