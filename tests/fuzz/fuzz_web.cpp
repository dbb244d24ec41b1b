// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes as a client may send them: as a request's head for the server, as a target for the routes of page and API.
#include "base/encoding/percent_encoding.hpp"
#include "tests/fuzz/one_passage.hpp"
#include "tests/support/temp_folder.hpp"
#include "web/call/search_url.hpp"
#include "web/http/http_engine.hpp"
#include "web/http/request_head.hpp"
#include "web/site.hpp"

#include <cstdint>
#include <string>
#include <string_view>

using namespace dossier;
using fuzz::demand;
using namespace dossier::web;

namespace {

/// A site over an index of one passage, made once.
class Served {
 public:
  Served() {
    fuzz::OnePassage one;
    one.write(folder_.path());
    auto shared = SharedIndex::open(folder_.path());
    demand(shared.has_value());
    shared_ = std::move(*shared);
    site_ = std::make_unique<Site>(*shared_);
  }
  ~Served() {
    site_.reset();
    shared_.reset();
  }
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;

  Reply get(std::string_view target) { return site_->answer({"GET", std::string(target), {{"Host", "localhost"}}}); }

 private:
  test::TempFolder folder_;
  std::unique_ptr<SharedIndex> shared_;
  std::unique_ptr<Site> site_;
};

/// A head found as it arrives is the head found at once, and one that is passed on gets an answer.
void try_head(const std::string& bytes) {
  const auto size = head_size(bytes);
  std::size_t found = 0;
  std::size_t seen = 0;
  const auto step = 1 + bytes.size() / 16;
  for (auto come = step; found == 0 && seen < bytes.size(); come += step) {
    const auto so_far = std::string_view(bytes).substr(0, come);
    found = head_size(so_far, seen);
    seen = so_far.size();
  }
  demand(found == size);
  const auto head = bytes.substr(0, size);
  if (size == 0 || check_head(head, {}).status != 0) return;
  AccessLog log;
  HttpEngine engine([](const HttpRequest& request) { return Reply{200, "text/plain", {}, request.target}; }, log);
  demand(engine.answer(Job{1, head, "127.0.0.1"}).bytes.starts_with("HTTP/1.1 "));
}

void try_url(const std::string& text) {
  demand(percent_decode(percent_encode(text)) == text);
  const auto parsed = parse_query(text);
  if (!parsed) return;
  demand(parse_query(print_query(*parsed)) == parsed);
  const std::vector<std::string> facets{"paper", "dyad", "year"};
  ParameterReader once(*parsed);
  const auto request = take_search(once, facets);
  const auto printed = print_search(request);
  if (printed.size() > max_parameters) return;
  ParameterReader twice(printed);
  demand(take_search(twice, facets) == request);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Served site;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  try_head(bytes);
  try_url(bytes);
  const auto reply = site.get(bytes);
  demand(reply.status >= 200 && reply.status < 500);
  return 0;
}
