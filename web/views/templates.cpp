// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/templates.hpp"

#include "base/controls.hpp"
#include "base/utf8.hpp"
#include "embedded_web_templates.hpp"

#include <algorithm>
#include <cassert>
#include <deque>
#include <kainjow/mustache.hpp>
#include <map>
#include <vector>

namespace dossier::web {
namespace {

namespace mustache = kainjow::mustache;

constexpr std::string_view ending = ".mustache";
constexpr std::size_t usual_page = 96 * 1024;

/// Looks names up in a view while a template is printed, so that only what it shows is made into the library's data.
/// A list is handed over as so many empty items; the position of an item tells which part of the view it stands for.
class ViewContext : public mustache::basic_context<std::string> {
 public:
  explicit ViewContext(const View& view) { frames_.push_back({&view, 0}); }

  void push(const mustache::data* data) override { frames_.push_back({view_of(data), lists_.size()}); }

  void pop() override {
    while (lists_.size() > frames_.back().lists) lists_.pop_back();
    frames_.pop_back();
  }

  const mustache::data* get(const std::string& name) const override {
    for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
      if (const auto* found = frame->view->find(name)) return shown(*found);
    }
    return nullptr;
  }

  const mustache::data* get_partial(const std::string& /*name*/) const override { return nullptr; }

 private:
  struct Frame {
    const View* view;
    std::size_t lists;  ///< that were open before
  };
  struct OpenList {
    const View::List* views;
    mustache::data items;
  };

  const View* view_of(const mustache::data* data) const {
    for (auto list = lists_.rbegin(); list != lists_.rend(); ++list) {
      const auto& items = list->items.list_value();
      if (data >= items.data() && data < items.data() + items.size()) {
        return &(*list->views)[static_cast<std::size_t>(data - items.data())];
      }
    }
    return last_;
  }

  const mustache::data* shown(const View& view) const {
    last_ = &view;
    if (const auto* text = view.if_text()) {
      if (text->empty()) return &no_;  // so that {{#text}} asks whether there is any
      text_ = mustache::data(without_controls(utf8::valid(*text) ? *text : utf8::repaired(*text)));
      return &text_;
    }
    if (const auto* list = view.if_list()) {
      if (list->empty()) return &no_;
      const std::vector<mustache::data> items(list->size(), yes_);
      lists_.push_back({list, mustache::data(items)});
      return &lists_.back().items;
    }
    return view.is_true_or_object() ? &yes_ : &no_;
  }

  std::vector<Frame> frames_;
  mutable std::deque<OpenList> lists_;
  mutable const View* last_ = nullptr;  ///< what the last name stood for
  mutable mustache::data text_ = mustache::data(false);
  const mustache::data yes_ = mustache::data(true);
  const mustache::data no_ = mustache::data(false);
};

/// The library's escaping, spared where there is nothing to escape, as in most texts.
std::string escaped(const std::string& text) {
  const bool plain = std::none_of(text.begin(), text.end(),
                                  [](char c) { return c == '&' || c == '<' || c == '>' || c == '"' || c == '\''; });
  return plain ? text : mustache::html_escape(text);
}

/// Takes what is printed; the library asks for no more than this of a stream.
struct Page {
  std::string text;
  Page& operator<<(const std::string& part) {
    text += part;
    return *this;
  }
};

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
    const auto entry = impl_->parsed.emplace(std::string(name), mustache::mustache(source_of(name))).first;
    assert(entry->second.is_valid());
    entry->second.set_custom_escape(escaped);
  }
}

Templates::~Templates() = default;

std::string Templates::render(std::string_view name, const View& view) {
  const auto found = impl_->parsed.find(name);
  assert(found != impl_->parsed.end());
  ViewContext context(view);
  Page page;
  page.text.reserve(usual_page);
  found->second.render(context, page);
  return std::move(page.text);
}

}  // namespace dossier::web
