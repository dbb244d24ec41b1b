// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/request_head.hpp"

#include "base/strings.hpp"
#include "web/http/http_message.hpp"

#include <algorithm>
#include <charconv>

namespace dossier::web {
namespace {

constexpr std::size_t longest_port = 5;
constexpr HeadVerdict bad_request_line{400, "The request line is not valid HTTP."};
constexpr HeadVerdict url_too_long{414, "The URL is too long."};
constexpr HeadVerdict page_too_long{414, "The text is too long for a search.", true};

HeadVerdict too_long(std::string_view request_line) {
  const bool page = request_line.starts_with("GET /") && !request_line.starts_with("GET /api/");
  return page ? page_too_long : url_too_long;
}
constexpr HeadVerdict header_too_large{431, "The headers are too large."};
constexpr HeadVerdict too_many_headers{431, "There are too many headers."};
constexpr HeadVerdict bad_header{400, "A header is not valid HTTP."};
constexpr HeadVerdict has_body{413, "A request must not have a body."};
constexpr HeadVerdict body_too_large{413, "The body is too large, or has no Content-Length."};
constexpr HeadVerdict bad_host{400, "The Host header must be a host name or address, with an optional port."};

bool is_token_char(char c) {
  return is_digit(c) || is_alpha_ascii(c) || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_token_char); }

bool is_visible_ascii(char c) { return c > ' ' && c < 0x7F; }

bool is_field_char(char c) { return c == '\t' || (static_cast<unsigned char>(c) >= ' ' && c != 0x7F); }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// Takes the next line off `rest`; `whole` tells whether it ended with CR LF.
std::string_view next_line(std::string_view& rest, bool& whole) {
  const auto end = rest.find('\n');
  if (end == std::string_view::npos) {
    whole = false;
    const auto line = rest;
    rest = {};
    return line;
  }
  whole = end > 0 && rest[end - 1] == '\r';
  const auto line = rest.substr(0, whole ? end - 1 : end);
  rest.remove_prefix(end + 1);
  return line;
}

HeadVerdict check_request_line(std::string_view line) {
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return bad_request_line;
  const auto target = line.substr(first + 1, last - first - 1);
  const auto version = line.substr(last + 1);
  if (!is_token(line.substr(0, first))) return bad_request_line;
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return {505, "Only HTTP/1.1 and HTTP/1.0 are supported."};
  if (target.empty() || target.front() != '/' || !std::all_of(target.begin(), target.end(), is_visible_ascii)) {
    return bad_request_line;
  }
  return {};
}

bool is_host_char(char c) { return is_digit(c) || is_alpha_ascii(c) || c == '-' || c == '.' || c == '_'; }

struct HeaderSums {
  std::size_t hosts = 0;
  std::size_t lengths = 0;
  std::size_t body = 0;
};

HeadVerdict check_length(std::string_view value, std::size_t most, HeaderSums& sums) {
  if (value == "0") return ++sums.lengths > 1 ? bad_header : HeadVerdict{};
  if (most == 0) return has_body;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), sums.body);
  const bool plain = error == std::errc{} && end == value.data() + value.size() && value.front() != '0';
  if (!plain || sums.body > most) return body_too_large;
  return ++sums.lengths > 1 ? bad_header : HeadVerdict{};
}

/// `most`: bytes that the body may have.
HeadVerdict check_header(std::string_view line, std::size_t most, HeaderSums& sums) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return bad_header;
  const auto name = line.substr(0, colon);
  const auto value = trimmed(line.substr(colon + 1));
  if (!std::all_of(value.begin(), value.end(), is_field_char)) return bad_header;
  if (same_token(name, "host")) {
    ++sums.hosts;
    if (!is_host(value)) return bad_host;
  }
  if (same_token(name, "transfer-encoding")) return most == 0 ? has_body : body_too_large;
  if (same_token(name, "content-length")) return check_length(value, most, sums);
  if (same_token(name, "expect")) return {417, "The Expect header is not supported."};
  return {};
}

}  // namespace

bool is_host(std::string_view text) {
  const bool bracketed = text.starts_with('[');
  const auto end = bracketed ? text.find(']') : std::min(text.find(':'), text.size());
  if (end == std::string_view::npos) return false;
  const auto name = bracketed ? text.substr(1, end - 1) : text.substr(0, end);
  const auto rest = text.substr(bracketed ? end + 1 : end);
  const auto fits = [bracketed](char c) { return is_host_char(c) || (bracketed && c == ':'); };
  if (name.empty() || !std::all_of(name.begin(), name.end(), fits)) return false;
  if (rest.empty()) return true;
  const auto port = rest.substr(1);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return rest.front() == ':' && port.size() <= longest_port && std::all_of(port.begin(), port.end(), is_digit);
}

std::size_t head_size(std::string_view bytes, std::size_t seen) {
  // An empty line may end with a bare LF here; check_head refuses it, so that such a client is not left to wait.
  auto at = seen > 2 ? seen - 2 : 0;
  while ((at = bytes.find('\n', at)) != std::string_view::npos) {
    if (at + 1 < bytes.size() && bytes[at + 1] == '\n') return at + 2;
    if (at + 2 < bytes.size() && bytes[at + 1] == '\r' && bytes[at + 2] == '\n') return at + 3;
    ++at;
  }
  return 0;
}

HeadVerdict check_growth(std::string_view bytes, const HeadLimits& limits) {
  bool whole = false;
  auto rest = bytes;
  if (const auto line = next_line(rest, whole); line.size() > limits.request_line) return too_long(line);
  std::size_t count = 0;
  while (!rest.empty()) {
    if (next_line(rest, whole).size() > limits.header_line) return header_too_large;
    if (++count > limits.headers + 1) return too_many_headers;
  }
  return bytes.size() > limits.bytes ? header_too_large : HeadVerdict{};
}

HeadVerdict check_head(std::string_view head, const HeadLimits& limits) {
  if (const auto verdict = check_growth(head, limits); verdict.status != 0) return verdict;
  bool whole = false;
  auto rest = head;
  const auto request_line = next_line(rest, whole);
  if (!whole) return bad_request_line;
  if (const auto verdict = check_request_line(request_line); verdict.status != 0) return verdict;
  HeaderSums sums;
  const auto most = request_line.starts_with("POST ") ? limits.body : 0;
  for (auto line = next_line(rest, whole); !line.empty() || !whole; line = next_line(rest, whole)) {
    if (!whole) return bad_header;
    if (const auto verdict = check_header(line, most, sums); verdict.status != 0) return verdict;
  }
  if (!rest.empty()) return bad_header;
  if (sums.hosts != 1 && !(sums.hosts == 0 && request_line.ends_with("HTTP/1.0"))) {
    return {400, "A request needs exactly one Host header."};
  }
  HeadVerdict passed;
  passed.body = sums.body;
  return passed;
}

}  // namespace dossier::web
