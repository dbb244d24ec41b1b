// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/citing/own_styles.hpp"
#include "web/call/corrections.hpp"
#include "web/call/snapshot.hpp"
#include "web/call/url.hpp"
#include "web/http/failure_reply.hpp"
#include "web/http/http_message.hpp"
#include "web/views/templates.hpp"

#include <filesystem>
#include <string_view>
#include <utility>

namespace dossier::web {

/// Page and API over one index: a pure function from request to reply, but for the index. One a thread.
class Site {
 public:
  /// `correct`: carries corrections of labels out; null: the page offers none.
  /// `styles`: the folder of the user's own citation styles.
  explicit Site(SharedIndex& index, Correct correct = nullptr, std::filesystem::path styles = OwnStyles::usual_folder())
      : snapshot_(index), correct_(std::move(correct)), styles_(std::move(styles)) {}

  /// A reply has an ETag of the index's generation and the request; a request that brings it back is answered by 304
  /// without a search. An index that changes below a request is opened again and the request answered anew. Too little
  /// memory is a reply with status 503, and a bug, which is logged to standard error, one with 500. Throws
  /// std::bad_alloc where there is no memory even for that.
  Reply answer(const HttpRequest& request);

  struct Route;

 private:
  Reply answer_target(const HttpRequest& request);
  Reply failure(const HttpRequest& request, const Failure& failed);
  Reply answer_route(const Route& route, const Target& target, const HttpRequest& request);
  Result<Reply> ask(const Route& route, const Target& target, const Parameters& parameters, const HttpRequest& request,
                    const CitingStyle& style);
  Reply failure(bool for_programs, int status, std::string_view code, std::string_view message, std::string_view hint);

  Snapshot snapshot_;
  Correct correct_;
  OwnStyles styles_;
  Templates templates_;
};

}  // namespace dossier::web
