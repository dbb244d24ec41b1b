// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mcp/library.hpp"
#include "mcp/message.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace dossier::mcp {

/// Revisions of the protocol. In the first, each request carries its version and there is no handshake; the others
/// begin with `initialize`. Both are served on one connection, as the specification allows.
inline constexpr std::array<std::string_view, 3> revisions{"2026-07-28", "2025-11-25", "2025-06-18"};

/// One client's requests, answered one after the other.
class Session {
 public:
  /// The library must outlive the session. `version` is that of the program.
  Session(Library& library, std::string_view version) : library_(library), version_(version) {}

  /// The answer to a line, without its end; nothing where none is due (a notification, a response). Whatever the
  /// bytes, the session goes on; want of memory and a bug are errors of JSON-RPC.
  std::optional<std::string> answer(std::string_view line);

  /// The last thing that went wrong inside, for a log; empty where nothing did since it was last asked for.
  std::string take_trouble() { return std::exchange(trouble_, {}); }

 private:
  using Outcome = std::variant<Json, Fault>;
  Outcome handle(const Message& message);
  Outcome handle_current(const Message& message);
  Outcome handle_older(const Message& message);
  Outcome initialize(const Json& params);
  Outcome serve(const Message& message);
  [[nodiscard]] Json identity() const;

  Library& library_;
  std::string version_;
  bool initialized_ = false;
  std::string trouble_;
};

}  // namespace dossier::mcp
