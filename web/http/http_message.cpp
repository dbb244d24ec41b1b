// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/http_message.hpp"

#include "base/strings.hpp"

#include <algorithm>
#include <array>

namespace dossier::web {
namespace {

std::string_view find_header(const std::vector<std::pair<std::string, std::string>>& headers, std::string_view name) {
  for (const auto& [key, value] : headers) {
    if (same_token(key, name)) return value;
  }
  return {};
}

struct Phrase {
  int status;
  std::string_view text;
};

constexpr std::array<Phrase, 17> phrases{{{200, "OK"},
                                          {302, "Found"},
                                          {303, "See Other"},
                                          {304, "Not Modified"},
                                          {400, "Bad Request"},
                                          {403, "Forbidden"},
                                          {404, "Not Found"},
                                          {405, "Method Not Allowed"},
                                          {408, "Request Timeout"},
                                          {413, "Content Too Large"},
                                          {414, "URI Too Long"},
                                          {417, "Expectation Failed"},
                                          {422, "Unprocessable Content"},
                                          {431, "Request Header Fields Too Large"},
                                          {500, "Internal Server Error"},
                                          {503, "Service Unavailable"},
                                          {505, "HTTP Version Not Supported"}}};

}  // namespace

bool same_token(std::string_view a, std::string_view b) { return same_letters(a, b); }

std::string_view HttpRequest::header(std::string_view name) const { return find_header(headers, name); }

std::string_view Reply::header(std::string_view name) const { return find_header(headers, name); }

std::string_view status_phrase(int status) {
  const auto* found =
      std::find_if(phrases.begin(), phrases.end(), [status](const Phrase& phrase) { return phrase.status == status; });
  return found == phrases.end() ? std::string_view("Error") : found->text;
}

}  // namespace dossier::web
