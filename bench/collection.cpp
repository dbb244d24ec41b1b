// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/collection.hpp"

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace dossier::bench {
namespace {

using Json = nlohmann::json;

template <class Visit>
void for_each_line(const std::filesystem::path& file, Visit&& visit) {
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) visit(line);
  }
}

std::string text_of(const Json& record, const char* name) {
  if (!record.contains(name)) return {};
  const auto& value = record[name];
  return value.is_string() ? value.get<std::string>() : value.dump();
}

}  // namespace

std::vector<Query> read_queries(const std::filesystem::path& file) {
  std::vector<Query> queries;
  for_each_line(file, [&](const std::string& line) {
    const auto record = Json::parse(line);
    queries.push_back({text_of(record, record.contains("_id") ? "_id" : "id"), line});
  });
  return queries;
}

std::map<std::string, Judgements> read_judgements(const std::filesystem::path& file) {
  std::map<std::string, Judgements> all;
  for_each_line(file, [&](const std::string& line) {
    std::istringstream fields(line);
    std::string query;
    std::string passage;
    int level = 0;
    if (std::getline(fields, query, '\t') && std::getline(fields, passage, '\t') && fields >> level) {
      all[query][passage] = level;
    }
  });
  return all;
}

}  // namespace dossier::bench
