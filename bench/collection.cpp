// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/collection.hpp"

#include <algorithm>
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

void add_fields(const Json& record, Passage& passage) {
  for (const auto& [name, value] : record.items()) {
    if (name == "_id" || name == "title" || name == "text") continue;
    if (value.is_object()) {
      add_fields(value, passage);
      continue;
    }
    for (const auto& item : value.is_array() ? value : Json::array({value})) {
      if (item.is_string() && !item.get<std::string>().empty()) passage.fields.emplace_back(name, item);
      if (item.is_number()) passage.fields.emplace_back(name, item.dump());
    }
  }
}

void add_record(const Json& record, SourceContent& source) {
  Paper paper;
  paper.id = text_of(record, "_id");
  paper.title = text_of(record, "title");
  Passage passage;
  passage.id = paper.id;
  passage.paper = paper.id;
  passage.n = 1;
  passage.text = text_of(record, "text");
  add_fields(record, passage);
  source.papers.push_back(std::move(paper));
  source.passages.push_back(std::move(passage));
}

template <class Names>
std::size_t place_of(const Names& names, const std::string& name) {
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

void add_annotated(const Json& record, SourceContent& source) {
  Passage passage;
  passage.paper = text_of(record, "paper");
  passage.n = record["n"];
  passage.id = passage.paper + ":" + std::to_string(passage.n);
  passage.kind = static_cast<PassageKind>(place_of(passage_kind_names, text_of(record, "kind")));
  passage.section = static_cast<Section>(place_of(section_names, text_of(record, "section")));
  passage.heading = record["heading"].get<std::vector<std::string>>();
  passage.text = text_of(record, "text");
  passage.lines = {passage.n, passage.n};
  for (const auto* facet : {"dyad", "theory"}) {
    const auto member = facet == std::string("dyad") ? "dyads" : "theories";
    for (const auto& value : record[member]) {
      Label label;
      label.facet = facet;
      label.value = value;
      passage.labels.push_back(std::move(label));
    }
  }
  if (passage.n == 1) {
    Paper paper;
    paper.id = passage.paper;
    paper.title = passage.text;
    source.papers.push_back(std::move(paper));
  }
  source.passages.push_back(std::move(passage));
}

}  // namespace

Result<SourceContent> read_corpus(const std::filesystem::path& file) {
  SourceContent source;
  source.record.path = file.string();
  source.record.content_hash = file.string();
  for_each_line(file, [&](const std::string& line) {
    const auto record = Json::parse(line);
    if (record.contains("heading")) {
      add_annotated(record, source);
    } else {
      add_record(record, source);
    }
  });
  for (auto& paper : source.papers) paper.source = file.string();
  if (source.passages.empty()) return Error{ErrorCode::Unreadable, file.string() + " holds no records", ""};
  return source;
}

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

Result<void> index_corpora(const std::vector<std::filesystem::path>& files, const std::filesystem::path& index) {
  if (std::filesystem::exists(index)) return {};
  auto writer = IndexWriter::open(index);
  if (!writer) return writer.error();
  for (const auto& file : files) {
    auto source = read_corpus(file);
    if (!source) return source.error();
    if (auto replaced = writer->replace(*source); !replaced) return replaced.error();
  }
  return writer->commit();
}

}  // namespace dossier::bench
