// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "cli/commands/commands.hpp"
#include "cli/labelling/correct_passage.hpp"
#include "cli/options/arguments.hpp"
#include "cli/terminal/console.hpp"
#include "cli/viewing/open_address.hpp"
#include "index/cluster_address.hpp"
#include "index/read/index_reader.hpp"
#include "web/server.hpp"
#include "web/views/wording.hpp"

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace dossier {
namespace {

/// Carries corrections out, one after another.
web::Correct corrector(const std::filesystem::path& index) {
  const auto one_at_a_time = std::make_shared<std::mutex>();
  return [index, one_at_a_time](const web::LabelCorrection& wanted) -> Result<std::string> {
    const std::lock_guard lock(*one_at_a_time);
    auto done = correct_passage(index, wanted);
    if (!done) return std::move(done).error();
    return done->failure ? joined({done->note, web::sentence(done->failure->message)}, " ") : done->note;
  };
}

}  // namespace

int run_serve(const Arguments& arguments, Console& console) {
  std::error_code error;
  auto path = locate_index(arguments.value("index"), std::filesystem::current_path(error));
  if (!path) return console.fail(path.error());
  web::ServeOptions options;
  options.index = *path;
  options.host = arguments.value("host", options.host);
  options.port = static_cast<int>(arguments.number("port", static_cast<std::uint32_t>(options.port)));
  options.allow_hosts = arguments.values("allow-host");
  options.log = arguments.value("log");
  options.log_queries = arguments.has("log-queries");
  // A correction reads the paper's file again and writes the index on this disk.
  if (!arguments.has("no-corrections") && !is_cluster_address(path->native())) options.correct = corrector(*path);
  // The address is the result: a script that asked for port 0 reads it from the standard output at once.
  bool open = arguments.has("open");
  const auto served = web::serve(options, [&](std::string_view line) {
    console.write(std::string(line) + "\n");
    console.flush();
    if (!std::exchange(open, false)) return;
    if (auto opened = open_address(std::string(line.substr(line.find("http://")))); !opened) {
      console.fail(opened.error());
    }
  });
  return served ? 0 : console.fail(served.error());
}

}  // namespace dossier
