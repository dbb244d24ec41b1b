// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/views/view.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace dossier::web {

/// The page's templates (web/templates/*.mustache), parsed once. Mustache escapes what it prints for text and quoted
/// attributes (& < > " '); the templates hold no unescaped tag, which a test sees to. `{{> name}}` puts one template
/// into another when they are read. Not for use by two threads at once.
class Templates {
 public:
  Templates();
  ~Templates();
  Templates(const Templates&) = delete;
  Templates& operator=(const Templates&) = delete;

  /// `name` without its ending. Bytes of the view that are no UTF-8 become U+FFFD; control characters and
  /// those that turn the direction are left out (see base/controls.hpp).
  std::string render(std::string_view name, const View& view);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dossier::web
