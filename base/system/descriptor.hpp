// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>

namespace dossier {

/// An open file, pipe or socket, by its descriptor; -1 for none. The destructor closes it.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor() { close(); }

  /// Whether something is open.
  explicit operator bool() const { return number_ >= 0; }
  [[nodiscard]] int number() const { return number_; }
  /// Closes it, if it is open. 0, or errno: a file system may tell here that a write failed.
  int close();

 private:
  int number_ = -1;
};

/// The two ends of a pipe. Programs that this one starts do not inherit them.
struct Pipe {
  Descriptor reading;
  Descriptor writing;
};

/// A new pipe; nothing where there is none to be had (errno says why).
std::optional<Pipe> open_pipe();

/// Writes all the bytes. 0, or errno.
int write_all(int number, std::string_view bytes);

/// Calls `take` with each piece up to the end. 0, or errno.
int read_all(int number, const std::function<void(std::string_view)>& take);

/// Why reading ended.
enum class ReadEnd : std::uint8_t {
  Whole,      ///< at the end of what there is to read
  Stopped,    ///< `take` returned false
  OutOfTime,  ///< the time was over first
  Failed,     ///< an error; errno says which
};

/// Calls `take` with each piece up to the end, until it returns false or the time is over.
ReadEnd read_until(int number, std::chrono::steady_clock::time_point until,
                   const std::function<bool(std::string_view)>& take);

}  // namespace dossier
