// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/site.hpp"

#include "base/digest.hpp"
#include "base/encoding/percent_encoding.hpp"
#include "base/version.hpp"
#include "embedded_web_assets.hpp"
#include "index/format/xapian.hpp"
#include "web/api/api.hpp"
#include "web/charts/charts.hpp"
#include "web/http/failure_reply.hpp"
#include "web/http/guard.hpp"
#include "web/http/problem.hpp"
#include "web/pages/page.hpp"
#include "web/pages/pages.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <new>
#include <optional>
#include <string>
#include <utility>

namespace dossier::web {

struct Site::Route {
  std::string_view path;
  bool has_argument;  ///< the path goes on with an id
  Result<Reply> (*answer)(Call&);
  bool follows_index = true;                 ///< the same index and request give the same answer, which has an ETag
  Result<Reply> (*change)(Call&) = nullptr;  ///< answers a POST, whose fields are in Call::form; null: there is none
};

namespace {

bool is_at(const Site::Route& route, std::string_view path) {
  return route.has_argument ? path.starts_with(route.path) && path.size() > route.path.size() : path == route.path;
}

constexpr auto routes = std::to_array<Site::Route>({
    {"/", false, pages::search},
    {"/search", false, pages::search},
    {"/passage/", true, pages::passage},
    {"/paper/", true, pages::paper},
    {"/similar/", true, pages::similar},
    {"/correct/", true, pages::correct, true, pages::carry_out_correction},
    {"/evidence", false, pages::evidence},
    {"/matrix", false, pages::matrix},
    {"/kwic", false, pages::kwic},
    {"/compare", false, pages::compare},
    {"/citations", false, pages::citations},
    {"/citations/", true, pages::citations},
    {"/timeline", false, charts::timeline},
    {"/dispersion", false, charts::dispersion},
    {"/network", false, charts::network},
    {"/heat", false, charts::heat},
    {"/keyness", false, charts::keyness},
    {"/citation-network", false, charts::citation_network},
    {"/papers", false, pages::papers},
    {"/collection", false, pages::collection, false, pages::change_collection},
    {"/collections.json", false, pages::collections_json, false},
    {"/saved", false, pages::saved, false, pages::change_saved},
    {"/saved.atom", false, pages::saved_feed, false},
    {"/help", false, pages::help},
    {"/export/timeline", false, charts::timeline_file},
    {"/export/dispersion", false, charts::dispersion_file},
    {"/export/network", false, charts::network_file},
    {"/export/heat", false, charts::heat_file},
    {"/export/keyness", false, charts::keyness_file},
    {"/export/citation-network", false, charts::citation_network_file},
    {"/export", false, pages::export_file},
    {"/export/", true, pages::export_file, false},
    {"/settings", false, pages::settings},
    {"/opensearch.xml", false, pages::opensearch},
    {"/healthz", false, api::health, false},
    {"/openapi.json", false, api::openapi},
    {"/api/v1/search", false, api::search},
    {"/api/v1/evidence", false, api::evidence},
    {"/api/v1/matrix", false, api::matrix},
    {"/api/v1/kwic", false, api::kwic},
    {"/api/v1/compare", false, api::compare},
    {"/api/v1/citations", false, api::citations},
    {"/api/v1/citations/", true, api::citations},
    {"/api/v1/timeline", false, api::timeline},
    {"/api/v1/dispersion", false, api::dispersion},
    {"/api/v1/network", false, api::network},
    {"/api/v1/keyness", false, api::keyness},
    {"/api/v1/similar/", true, api::similar},
    {"/api/v1/passage/", true, api::passage},
    {"/api/v1/passages/", true, api::page_picture},
    {"/api/v1/corrections/", true, api::only_post, false, api::correct},
    {"/api/v1/collections", false, api::collections, false},
    {"/api/v1/collections/", true, api::collection, false, api::edit_collection},
    {"/api/v1/saved", false, api::saved_searches, false},
    {"/api/v1/saved/", true, api::saved_news, false, api::edit_saved_search},
    {"/api/v1/papers", false, api::papers},
    {"/api/v1/facets", false, api::facets},
    {"/api/v1/suggest", false, api::suggest},
    {"/api/v1/status", false, api::status},
    {"/api/v1/healthz", false, api::health, false},
    {"/api/v1/openapi.json", false, api::openapi},
});

/// How often a request is answered anew that the index changed below.
constexpr int attempts = 4;

bool is_for_programs(std::string_view path) {
  return path.starts_with("/api/") || path == "/healthz" || path == "/openapi.json";
}

struct AssetType {
  std::string_view ending;
  std::string_view type;
};
constexpr std::array<AssetType, 3> asset_types{
    {{".css", "text/css; charset=utf-8"}, {".js", "text/javascript; charset=utf-8"}, {".svg", "image/svg+xml"}}};

std::optional<Reply> asset(std::string_view path) {
  constexpr std::string_view folder = "/assets/";
  if (path == "/favicon.ico") path = "/assets/icon.svg";
  if (!path.starts_with(folder)) return std::nullopt;
  const auto file = path.substr(folder.size());
  const auto content = embedded_web_assets(file);
  for (const auto& [ending, type] : asset_types) {
    if (file.ends_with(ending) && !content.empty()) {
      return Reply{200, std::string(type), {}, std::string(content)};
    }
  }
  return std::nullopt;
}

/// Whether an If-None-Match header names the tag (RFC 9110, weak comparison). `*` stands for whatever is found, so that
/// there has to be an answer first.
bool names_tag(std::string_view header, std::string_view tag) {
  for (auto at = header.find(tag); at != std::string_view::npos; at = header.find(tag, at + 1)) {
    const auto after = at + tag.size();
    if (after == header.size() || header[after] == ',' || header[after] == ' ') return true;
  }
  return false;
}

void set_tag(Reply& reply, const std::string& tag) {
  reply.headers.emplace_back("ETag", tag);
  reply.headers.emplace_back("Cache-Control", "private, no-cache");
}

Reply not_modified(const std::string& tag) {
  Reply reply{304, {}, {}, {}};
  set_tag(reply, tag);
  return reply;
}

/// What was found with its tag, or the tag alone where the client has any answer.
Reply with_tag(Reply reply, const std::string& tag, const HttpRequest& request) {
  if (reply.status != 200) return reply;
  if (request.header("If-None-Match") == "*") return not_modified(tag);
  set_tag(reply, tag);
  return reply;
}

/// Whether another handle on the index may do better: the index changed below the request, or seems damaged, which a
/// new handle decides. A full disk, missing rights, or a question that is wrong stay what they are.
bool may_pass(ErrorCode code) { return code == ErrorCode::IndexLocked || code == ErrorCode::IndexDamaged; }

/// The value of a cookie; empty where the request has none of this name.
std::string_view cookie(const HttpRequest& request, std::string_view name) {
  auto rest = request.header("Cookie");
  while (!rest.empty()) {
    const auto end = std::min(rest.find(';'), rest.size());
    auto one = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    while (one.starts_with(' ')) one.remove_prefix(1);
    if (one.starts_with(name) && one.substr(name.size()).starts_with('=')) return one.substr(name.size() + 1);
  }
  return {};
}

/// The tag of whatever follows from the program, the state of the index and the request. The host goes in, since one
/// answer names it, and the style of citations with the styles that every page offers.
std::string tag_of(const IndexInfo& info, const HttpRequest& request, const CitingStyle& style,
                   const OwnStyles& styles) {
  std::string all(program_version);
  const auto cited_in = style.chosen() + style.stamp + "\n" + styles.stamp();
  for (const std::string_view part :
       {std::string_view(info.fingerprint), std::string_view(info.updated), std::string_view(info.corpus_digest),
        std::string_view(request.target), request.header("Host"), std::string_view(cited_in)}) {
    all.append("\n").append(part);
  }
  return '"' + digest_hex(all + "\n" + std::to_string(info.generation)) + '"';
}

}  // namespace

Reply Site::failure(bool for_programs, int status, std::string_view code, std::string_view message,
                    std::string_view hint) {
  return for_programs ? problem(status, code, message, hint) : error_page(templates_, status, message, hint);
}

Result<Reply> Site::ask(const Route& route, const Target& target, const Parameters& parameters,
                        const HttpRequest& request, const CitingStyle& style) {
  const auto& index = snapshot_.index();
  Call call{index,
            index.catalogue(),
            index.searcher(),
            snapshot_,
            templates_,
            target.path,
            route.has_argument ? target.path.substr(route.path.size()) : std::string(),
            parameters,
            ParameterReader(parameters),
            style,
            percent_decode(cookie(request, collection_cookie)),
            std::string(request.header("Host")),
            styles_,
            correct_};
  if (request.method != "POST") return route.answer(call);
  call.form = parse_query(request.body, max_fields).value_or(Parameters{});
  return route.change(call);
}

Reply Site::answer_route(const Route& route, const Target& target, const HttpRequest& request) {
  const bool for_programs = is_for_programs(target.path);
  const bool changes = request.method == "POST";
  if (changes && route.change == nullptr) return method_not_allowed();
  const auto parameters = parse_query(target.query);
  if (!parameters || (changes && !parse_query(request.body, max_fields))) {
    return failure(for_programs, 414, "too-many-parameters", "There are too many parameters.",
                   "use at most " + std::to_string(parameters ? max_fields : max_parameters));
  }
  // A style that is gone, or cannot be read any more, is as none.
  const auto style = styles_.find(percent_decode(cookie(request, style_cookie))).value_or(CitingStyle());
  Error error;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    if (auto opened = snapshot_.refresh(); !opened) {
      error = std::move(opened).error();
      if (error.code == ErrorCode::NoResources) break;  // a cluster that is away was tried for long enough
      continue;
    }
    const auto tag = tag_of(snapshot_.index().catalogue().info(), request, style, styles_);
    const bool tagged = route.follows_index && !changes;
    if (tagged && names_tag(request.header("If-None-Match"), tag)) return not_modified(tag);
    auto reply = ask(route, target, *parameters, request, style);
    if (reply) return tagged ? with_tag(*std::move(reply), tag, request) : *std::move(reply);
    error = std::move(reply).error();
    if (!may_pass(error.code)) break;
    snapshot_.discard();
  }
  return failure(for_programs, http_status(error.code), to_string(error.code), error.message, error.hint);
}

Reply Site::failure(const HttpRequest& request, const Failure& failed) {
  const bool for_programs = is_for_programs(split_target(request.target).path);
  return failure(for_programs, failed.status, failed.code, failed.message, failed.hint);
}

Reply Site::answer(const HttpRequest& request) {
  try {
    return answer_target(request);
  } catch (const std::bad_alloc&) {
    snapshot_.release();  // what a search was in the middle of is of no use, and holds memory
    return failure(request, no_memory);
  } catch (const std::exception& exception) {
    log_bug(request.target, exception.what());
    snapshot_.release();
    return failure(request, bug);
  }
}

Reply Site::answer_target(const HttpRequest& request) {
  const auto target = split_target(request.target);
  if (auto reply = asset(target.path)) {
    if (request.method == "POST") return method_not_allowed();
    const auto tag = '"' + digest_hex(reply->body) + '"';
    if (names_tag(request.header("If-None-Match"), tag)) return not_modified(tag);
    set_tag(*reply, tag);
    return std::move(*reply);
  }
  const auto* route =
      std::find_if(routes.begin(), routes.end(), [&target](const Route& one) { return is_at(one, target.path); });
  if (route == routes.end()) {
    return failure(is_for_programs(target.path), 404, "not-found", "There is no such address.",
                   is_for_programs(target.path) ? "see /api/v1/openapi.json" : "start from the search page");
  }
  return answer_route(*route, target, request);
}

}  // namespace dossier::web
