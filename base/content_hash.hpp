// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace dossier {

/// A running hash of a source file's content (XXH3, 128 bits): decides whether a file changed. Several GB/s, so that
/// thousands of unchanged papers cost little more than reading them.
class ContentHash {
 public:
  ContentHash();
  void add(std::string_view bytes);
  /// 32 lower-case hexadecimal digits.
  [[nodiscard]] std::string hex() const;

 private:
  struct State;
  struct Free {
    void operator()(State* state) const;
  };
  std::unique_ptr<State, Free> state_;
};

/// Hex hash of one piece of bytes.
std::string content_hash(std::string_view bytes);

}  // namespace dossier
