// SPDX-License-Identifier: GPL-3.0-or-later
#include "collection/collections.hpp"

#include "index/format/disk.hpp"
#include "index/own_files.hpp"
#include "index/write/replaced_file.hpp"

#include <nlohmann/json.hpp>

namespace dossier {
namespace {

using Json = nlohmann::ordered_json;

constexpr int format = 1;
constexpr std::size_t most_undo_bytes = 1U << 20U;  ///< of the steps together

Json json_of(const CollectedPassage& one) {
  Json json{{"id", one.id}, {"paper", one.paper}};
  if (!one.note.empty()) json["note"] = one.note;
  if (!one.tags.empty()) json["tags"] = one.tags;
  json["text"] = one.text;
  return json;
}

Json json_of(const Collection& one) {
  Json passages = Json::array();
  for (const auto& passage : one.passages) passages.push_back(json_of(passage));
  return {{"name", one.name}, {"passages", std::move(passages)}};
}

std::string text_of(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool read_passage(const Json& json, CollectedPassage& out) {
  if (!json.is_object()) return false;
  out = {text_of(json, "id"), text_of(json, "paper"), text_of(json, "text"), text_of(json, "note"), {}};
  if (const auto note = json.find("note"); note != json.end() && !note->is_string()) return false;
  if (const auto tags = json.find("tags"); tags != json.end()) {
    if (!tags->is_array()) return false;
    for (const auto& tag : *tags) {
      if (!tag.is_string()) return false;
      out.tags.push_back(tag.get<std::string>());
    }
  }
  return !out.id.empty();
}

bool read_collection(const Json& json, Collection& out) {
  if (!json.is_object()) return false;
  out.name = text_of(json, "name");
  const auto passages = json.find("passages");
  if (out.name.empty() || passages == json.end() || !passages->is_array()) return false;
  for (const auto& one : *passages) {
    CollectedPassage passage;
    if (!read_passage(one, passage)) return false;
    out.passages.push_back(std::move(passage));
  }
  return true;
}

bool read_step(const Json& json, CollectionStep& out) {
  if (!json.is_object()) return false;
  out.did = text_of(json, "did");
  out.by = text_of(json, "by");
  if (const auto number = json.find("number"); number != json.end() && number->is_number_unsigned())
    out.number = number->get<std::uint64_t>();
  const auto changed = json.find("changed");
  if (changed == json.end() || !changed->is_array()) return false;
  for (const auto& one : *changed) {
    const auto name = one.is_object() ? text_of(one, "name") : std::string();
    if (name.empty()) return false;
    out.names.push_back(name);
    if (!one.contains("passages")) {
      out.before.emplace_back();
    } else if (Collection before; read_collection(one, before)) {
      out.before.emplace_back(std::move(before));
    } else {
      return false;
    }
  }
  return true;
}

std::string printed(const Json& json) { return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace

std::string Collections::json() const {
  Json json{
      {"dossier_collections", format}, {"collections", Json::array()}, {"changes", changes_}, {"undo", Json::array()}};
  for (const auto& one : all_) json["collections"].push_back(dossier::json_of(one));
  std::size_t bytes = 0;
  auto first = steps_.size();
  std::vector<Json> steps;
  for (; first > 0 && bytes < most_undo_bytes; --first) {
    const auto& step = steps_[first - 1];
    Json changed = Json::array();
    for (std::size_t i = 0; i < step.names.size(); ++i) {
      changed.push_back(step.before[i] ? dossier::json_of(*step.before[i]) : Json{{"name", step.names[i]}});
    }
    steps.push_back({{"number", step.number}, {"by", step.by}, {"did", step.did}, {"changed", std::move(changed)}});
    bytes += steps.back().dump(-1, ' ', false, Json::error_handler_t::replace).size();
  }
  if (bytes >= most_undo_bytes && steps.size() > 1) steps.pop_back();
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) json["undo"].push_back(std::move(*step));
  return printed(json);
}

std::string Collections::json_of(const Collection& one) const {
  return printed({{"dossier_collections", format}, {"collections", Json::array({dossier::json_of(one)})}});
}

Result<Collections> Collections::parse(std::string_view text, const std::string& file) {
  const auto bad = [&](const std::string& what) {
    return Error{ErrorCode::BadData, "'" + file + "': " + what, "it must be a file that `dossier collection` wrote"};
  };
  const auto json = Json::parse(text, nullptr, false);
  if (!json.is_object() || !json.contains("dossier_collections")) return bad("it is not a collections file");
  if (json["dossier_collections"] != format) return bad("it is of another version");
  Collections collections;
  // What is not understood would be lost with the next change.
  const auto all = json.find("collections");
  if (all == json.end() || !all->is_array()) return bad("it has no list of collections");
  for (const auto& one : *all) {
    Collection collection;
    if (!read_collection(one, collection)) return bad("a collection in it is broken");
    if (collections.find(collection.name) != nullptr) return bad("two collections in it have one name");
    collections.all_.push_back(std::move(collection));
  }
  if (const auto steps = json.find("undo"); steps != json.end() && steps->is_array()) {
    for (const auto& one : *steps) {
      CollectionStep step;
      if (read_step(one, step)) collections.steps_.push_back(std::move(step));
    }
  }
  if (const auto changes = json.find("changes"); changes != json.end() && changes->is_number_unsigned())
    collections.changes_ = changes->get<std::uint64_t>();
  collections.sort();
  return collections;
}

std::filesystem::path collections_file(const std::filesystem::path& index) {
  return folder_of_own_files(index) / collections_name;
}

Result<Collections> read_collections(const std::filesystem::path& file) {
  auto content = index::read_file(file);
  if (!content) return content.error();
  return *content ? Collections::parse(**content, file.string()) : Collections();
}

Result<std::string> change_collections(const std::filesystem::path& file, std::string_view by,
                                       const std::function<Result<std::string>(Collections&)>& change) {
  const auto lock = FolderLock::take(file.parent_path());
  if (!lock) return lock.error();
  auto collections = read_collections(file);
  if (!collections) return collections.error();
  collections->set_by(by);
  auto did = change(*collections);
  if (!did) return did;
  if (auto written = replace_file(file, collections->json()); !written) return written.error();
  return did;
}

}  // namespace dossier
