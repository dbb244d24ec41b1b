// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/templates.hpp"

#include "base/utf8.hpp"
#include "embedded_web_templates.hpp"

#include <cassert>
#include <kainjow/mustache.hpp>
#include <map>
#include <nlohmann/json.hpp>

namespace dossier::web {
namespace {

namespace mustache = kainjow::mustache;

constexpr std::string_view ending = ".mustache";

mustache::data data_of(const View& view) {
  if (view.is_string()) {
    const auto& text = view.get_ref<const std::string&>();
    if (text.empty()) return false;  // so that {{#text}} asks whether there is any
    return utf8::valid(text) ? mustache::data(text) : mustache::data(utf8::repaired(text));
  }
  if (view.is_boolean()) return view.get<bool>();
  if (view.is_number()) return view.dump();
  if (view.is_array()) {
    mustache::data list{mustache::data::type::list};
    for (const auto& item : view) list.push_back(data_of(item));
    return list;
  }
  if (view.is_object()) {
    mustache::data object{mustache::data::type::object};
    for (const auto& [key, value] : view.items()) object[key] = data_of(value);
    return object;
  }
  return false;
}

/// The source of a template with those that it names put in their places.
std::string source_of(std::string_view name) {
  constexpr std::string_view open = "{{> ";
  constexpr std::string_view close = "}}";
  const auto source = embedded_web_templates(std::string(name) + std::string(ending));
  assert(!source.empty());
  std::string out;
  std::size_t at = 0;
  for (auto tag = source.find(open); tag != std::string_view::npos; tag = source.find(open, at)) {
    const auto end = source.find(close, tag);
    out += source.substr(at, tag - at);
    auto part = source_of(source.substr(tag + open.size(), end - tag - open.size()));
    if (part.ends_with('\n')) part.pop_back();
    out += part;
    at = end + close.size();
  }
  out += source.substr(at);
  return out;
}

}  // namespace

struct Templates::Impl {
  std::map<std::string, mustache::mustache, std::less<>> parsed;
};

Templates::Templates() : impl_(std::make_unique<Impl>()) {
  for (const auto file : embedded_web_templates_files()) {
    const auto name = file.substr(0, file.size() - ending.size());
    [[maybe_unused]] const auto [entry, added] =
        impl_->parsed.emplace(std::string(name), mustache::mustache(source_of(name)));
    assert(entry->second.is_valid());
  }
}

Templates::~Templates() = default;

std::string Templates::render(std::string_view name, const View& view) {
  const auto found = impl_->parsed.find(name);
  assert(found != impl_->parsed.end());
  return found->second.render(data_of(view));
}

}  // namespace dossier::web
