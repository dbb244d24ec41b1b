// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/engine.hpp"
#include "cli/request_from.hpp"
#include "searcher/batch.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <string>

namespace dossier {
namespace {

constexpr std::uint32_t usual_limit = 100;
constexpr std::string_view run_tag = "dossier";

SearchRequest base_request(const Arguments& arguments) {
  auto request = search_request(arguments, "");
  request.limit = arguments.number("limit", usual_limit);
  request.facets = false;
  request.snippets = false;
  return request;
}

Result<void> answer(const Arguments& arguments, Console& console, const Engine& engine, std::string_view line) {
  const auto query = parse_batch_line(line, base_request(arguments), arguments.values("filter-by"));
  if (!query) return query.error();
  const auto response = engine.searcher->search(query->request);
  if (!response) return response.error();
  const bool trec = arguments.choice("format") == "trec";
  console.write(trec ? batch_trec_lines(query->id, *response, run_tag) : batch_hits_line(query->id, *response));
  return {};
}

int answer_all(const Arguments& arguments, Console& console, const Engine& engine, std::istream& lines) {
  const auto& name = arguments.operands().front();
  std::string line;
  std::size_t number = 0;
  while (std::getline(lines, line)) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    if (auto answered = answer(arguments, console, engine, line); !answered) {
      auto error = std::move(answered).error();
      if (error.code == ErrorCode::BadData) error.message = name + ":" + std::to_string(number) + ": " + error.message;
      return console.fail(error);
    }
  }
  return 0;
}

}  // namespace

int run_batch(const Arguments& arguments, Console& console) {
  const auto engine = Engine::open(arguments, console);
  if (!engine) return console.fail(engine.error());
  const auto& name = arguments.operands().front();
  if (name == "-") return answer_all(arguments, console, *engine, std::cin);
  std::ifstream file(name);
  if (!file) {
    return console.fail({ErrorCode::Unreadable, "the file " + name + " cannot be read: " + std::strerror(errno), ""});
  }
  return answer_all(arguments, console, *engine, file);
}

}  // namespace dossier
