// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/output/json_parts.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

/// The Model Context Protocol (modelcontextprotocol.io/specification) over the standard streams.
namespace dossier::mcp {

using json_parts::Json;

/// Codes of JSON-RPC 2.0, and those that the protocol adds.
namespace code {
inline constexpr int parse_error = -32700;
inline constexpr int invalid_request = -32600;
inline constexpr int method_not_found = -32601;
inline constexpr int invalid_params = -32602;
inline constexpr int internal_error = -32603;
inline constexpr int resource_not_found = -32002;  ///< up to revision 2025-11-25; then invalid_params
inline constexpr int unsupported_version = -32022;
}  // namespace code

/// An error of JSON-RPC. `data` null: none.
struct Fault {
  int code = code::internal_error;
  std::string message;
  Json data = nullptr;
};

/// A message from the client.
struct Message {
  enum class Kind : std::uint8_t { Request, Notification, Response };
  Kind kind = Kind::Request;
  Json id = nullptr;  ///< of a request: text or a whole number
  std::string method;
  Json params = Json::object();
};

/// What is no message: the fault, and the id where one could be read.
struct Refusal {
  Json id = nullptr;
  Fault fault;
};

/// Longest line that is read, in bytes without its end.
inline constexpr std::size_t longest_line = std::size_t{1} << 20U;

/// Reads one line. Refused are lines over `longest_line`, invalid UTF-8, brackets nested deeper than 64, batches, and
/// what JSON-RPC 2.0 and the protocol do not allow. Linear.
std::variant<Message, Refusal> parse_message(std::string_view line);

/// A response as one line without its end, of ASCII and UTF-8. An id that could not be read is left out, as the
/// protocol's schema wants it (JSON-RPC alone would have null).
std::string result_line(const Json& id, const Json& result);
std::string error_line(const Json& id, const Fault& fault);

}  // namespace dossier::mcp
