// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/format/documents.hpp"

#include "base/digest.hpp"
#include "base/encoding/base64.hpp"
#include "base/utf8.hpp"
#include "cluster/client/json.hpp"
#include "cluster/format/mapping.hpp"

#include <algorithm>
#include <span>
#include <vector>

namespace dossier::cluster {
namespace {

void append_field(std::string& out, std::string_view name) {
  out += ',';
  append_quoted(out, name);
  out += ':';
}

void append_number(std::string& out, std::string_view name, std::uint64_t number) {
  append_field(out, name);
  out += std::to_string(number);
}

void append_keyword(std::string& out, std::string_view name, std::string_view text) {
  append_field(out, name);
  append_quoted(out, keyword_value(text));
}

void append_facets(std::string& out, const Passage& passage, const Paper& paper, const index::FacetSlots& slots) {
  const auto values = index::facet_values(passage, paper, slots);
  for (const auto& [name, slot] : slots) {
    const auto found = values.find(slot);
    if (found == values.end()) continue;
    append_field(out, facet_field(name));
    out += '[';
    for (const auto& value : found->second) {
      if (out.back() != '[') out += ',';
      append_quoted(out, keyword_value(value));
    }
    out += ']';
  }
}

}  // namespace

std::string keyword_value(std::string_view text) {
  constexpr std::size_t longest = 8000;
  if (text.size() <= longest) return utf8::valid(text) ? std::string(text) : utf8::repaired(text);
  return utf8::repaired(text.substr(0, utf8::boundary_before(text, longest))) + digest_hex(text);
}

std::string document_id(std::string_view sort, std::string_view id, std::uint64_t born) {
  constexpr std::size_t longest = 400;
  auto text = std::to_string(born) + "." + std::string(sort) + "." + std::string(id);
  if (text.size() <= longest && utf8::valid(text)) return text;
  return std::to_string(born) + "." + std::string(sort) + "#" + digest_hex(id);
}

void DocumentLines::head(std::string& out, std::string_view sort, std::string_view id, std::string_view routing,
                         const Life& life) {
  out += R"({"index":{"_id":)";
  append_quoted(out, document_id(sort, id, life.born));
  append_keyword(out, "routing", routing);
  append_number(out, "version", life.version);
  out += R"(,"version_type":"external_gte"}})"
         "\n"
         R"({"doc":)";
  append_quoted(out, sort);
  append_keyword(out, "id", id);
  append_number(out, "born", life.born);
  append_number(out, "died", life.died);
}

void DocumentLines::bytes(std::string& out, std::string_view field, std::string_view bytes) {
  append_field(out, field);
  out += '"';
  append_base64(out, bytes);
  out += '"';
}

void DocumentLines::terms(std::string& out, std::string_view text, std::size_t& count) {
  analyzer_.analyze(text, tokens_);
  joined_.clear();
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (i > 0) joined_ += ' ';
    joined_ += tokens_.term(i);
    distinct_.emplace_back(tokens_.term(i));
  }
  count += tokens_.size();
  append_quoted(out, joined_);
}

void DocumentLines::append_distinct(std::string& out) {
  std::sort(distinct_.begin(), distinct_.end());
  distinct_.erase(std::unique(distinct_.begin(), distinct_.end()), distinct_.end());
  out += '[';
  for (const auto& word : distinct_) {
    if (out.back() != '[') out += ',';
    append_quoted(out, word);
  }
  out += ']';
}

void DocumentLines::words(std::string& out, const Passage& passage, const Paper& paper) {
  const auto field = [&](std::string_view name, std::span<const std::string> texts) {
    distinct_.clear();
    std::size_t count = 0;
    append_field(out, name);
    out += '[';
    for (const auto& text : texts) {
      if (out.back() != '[') out += ',';
      terms(out, text, count);
    }
    out += ']';
    append_number(out, "len_" + std::string(name), count);
    append_field(out, "words_" + std::string(name));
    append_distinct(out);
  };
  field("text", std::span(&passage.text, 1));
  field("heading", passage.heading);
  field("title", std::span(&paper.title, 1));
  field("author", paper.authors);
}

void DocumentLines::passage(std::string& out, const Passage& passage, const Paper& paper, bool own,
                            std::string_view source, const index::FacetSlots& slots, const Life& life) {
  head(out, "passage", passage.id, passage.paper, life);
  append_keyword(out, field::source, source);
  append_number(out, field::number, passage.n);
  append_field(out, field::own);
  out += own ? "true" : "false";
  words(out, passage, paper);
  append_facets(out, passage, paper, slots);
  record_.clear();
  index::encode_passage(record_, passage, own ? &paper : nullptr);
  bytes(out, field::record, index::with_checksum(record_.take()));
  out += "}\n";
}

void DocumentLines::paper(std::string& out, const Paper& paper, std::string_view source, const Life& life) {
  head(out, "paper", paper.id, paper.id, life);
  append_keyword(out, field::source, source);
  record_.clear();
  index::encode_paper(record_, paper);
  bytes(out, field::record, index::with_checksum(record_.take()));
  out += "}\n";
}

void DocumentLines::source(std::string& out, const index::StoredSource& source, std::string_view acronyms,
                           const Life& life) {
  head(out, "source", source.record.path, source.record.path, life);
  append_keyword(out, field::source, source.record.path);
  bytes(out, field::record, index::encode_source(source));
  if (!acronyms.empty()) bytes(out, field::acronyms, acronyms);
  out += "}\n";
}

}  // namespace dossier::cluster
