// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"
#include "base/text_span.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier {

class Arguments;

/// How a piece of output looks where there is colour.
enum class Style : std::uint8_t { Plain, Strong, Faint, Match, Title, Label, Warning };

/// What the streams of the program can show.
struct Looks {
  bool terminal = false;  ///< the output is a terminal
  std::size_t columns = 80;
  bool color = false;
  bool hyperlinks = false;
  bool pager = false;
};

/// Where the commands write: results to the standard output, all else to the standard error.
class Console {
 public:
  /// Looks at the streams, the environment and --color, --hyperlinks, --no-pager.
  static Console for_streams(const Arguments& arguments);
  explicit Console(Looks looks) : looks_(looks) {}

  [[nodiscard]] const Looks& looks() const { return looks_; }

  /// Writes to the standard output as it is.
  void write(std::string_view text);
  /// Whether all that was written has gone out.
  bool flush();
  /// Writes one line to the standard error, which is for people.
  void note(std::string_view line);
  /// Says what went wrong and what to do; gives the exit status for it.
  int fail(const Error& error);
  /// From here on, output on a terminal goes through the pager, where one is wanted.
  void start_pager();
  /// Ends the output. Gives `status`, or that of a failure to write.
  int finish(int status);

  /// The text, made safe for a terminal, in a style.
  [[nodiscard]] std::string paint(Style style, std::string_view text) const;
  /// The folder that relative paths of links stand in.
  void resolve_links_from(std::string folder) { links_from_ = std::move(folder); }
  /// A link to a line of a file around `label`, where the terminal knows links. `label` is written as it is.
  [[nodiscard]] std::string link(std::string_view path, std::uint32_t line, std::string_view label) const;
  /// A part of a text, made safe, with the marked spans in the style of matches.
  [[nodiscard]] std::string marked(std::string_view text, TextSpan part, const std::vector<TextSpan>& marks) const;

 private:
  Looks looks_;
  std::string links_from_;
  int pager_ = 0;  // its process; 0 for none
};

}  // namespace dossier
