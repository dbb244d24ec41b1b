// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/temp_folder.hpp"
#include "web/call/snapshot.hpp"
#include "web/http/http_message.hpp"
#include "web/site.hpp"

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

/// A page over an index of three small invented papers, one of them with everything in it that a page must not let
/// through. Removed at the end.
class TinySite {
 public:
  /// `patience`: how long a request waits for what was committed.
  explicit TinySite(std::chrono::nanoseconds patience = std::chrono::hours(1));
  ~TinySite();
  TinySite(const TinySite&) = delete;
  TinySite& operator=(const TinySite&) = delete;

  dossier::web::Reply get(const std::string& target, const std::string& if_none_match = {});
  /// A form that a page of the site sends.
  dossier::web::Reply post(const std::string& target, const dossier::web::Parameters& form);
  dossier::web::Reply answer(const dossier::web::HttpRequest& request) { return site_->answer(request); }
  /// Commits a further paper of one passage.
  void add_paper(const std::string& id, const std::string& text);
  /// Commits an index without a paper.
  void remove_all();
  [[nodiscard]] std::filesystem::path index() const { return folder_.path() / ".dossier"; }
  dossier::web::SharedIndex& shared() { return *shared_; }

 private:
  dossier::test::TempFolder folder_;
  std::unique_ptr<dossier::web::SharedIndex> shared_;
  std::unique_ptr<dossier::web::Site> site_;
};

/// What the hostile paper holds in its text, title, headings, authors and file name.
inline const std::string hostile =
    "<script>alert(1)</script>\"onmouseover=\"alert(2)\" 'x' javascript:alert(3) \x1b[31m &amp;";
