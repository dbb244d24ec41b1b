// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace dossier::web {

/// What a request's head may cost. Lines stay below the 8192 bytes at which cpp-httplib itself gives up.
struct HeadLimits {
  std::size_t request_line = 8000;  ///< bytes: method, URL and version
  std::size_t header_line = 4096;   ///< bytes of one header
  std::size_t headers = 64;         ///< number of headers
  std::size_t bytes = 16384;        ///< of the whole head
  std::size_t body = 65536;         ///< behind the head of a POST
};

/// Why a head is refused; status 0 where it is not.
struct HeadVerdict {
  int status = 0;
  std::string_view reason;  ///< a sentence for the client
  bool page = false;        ///< a person at a browser asked for a page, and gets one
  std::size_t body = 0;     ///< bytes that follow the head, where it is not refused
};

/// Whether a text is what a Host header holds: a name or an address, IPv6 in brackets, and a port where one is given.
/// Nothing else, and no user: what two readers could take for two different hosts is none.
bool is_host(std::string_view text);

/// The size of the head at the start of `bytes`, with its empty line; 0 while that line has not come. Looks no further
/// back than `seen`, the number of bytes that an earlier call has looked at, so reading byte by byte stays linear.
std::size_t head_size(std::string_view bytes, std::size_t seen = 0);

/// Whether an unfinished head has grown too large already: of its request line, a header, their number or all of it.
HeadVerdict check_growth(std::string_view bytes, const HeadLimits& limits);

/// Whether a whole head may be passed on to cpp-httplib: well-formed lines (RFC 9112), within the limits, one Host, and
/// a body behind POST alone, of a length that is told. Keeps out what two parsers could read in two ways.
HeadVerdict check_head(std::string_view head, const HeadLimits& limits);

}  // namespace dossier::web
