// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/format/records.hpp"

#include <algorithm>

namespace dossier::index {
namespace {

void encode_texts(ByteWriter& out, const std::vector<std::string>& texts) {
  out.number(texts.size());
  for (const auto& text : texts) out.text(text);
}

std::vector<std::string> decode_texts(ByteReader& in) {
  std::vector<std::string> texts;
  for (auto left = in.count(); left > 0; --left) texts.emplace_back(in.text());
  return texts;
}

void encode_counts(ByteWriter& out, const std::map<std::string, std::uint32_t>& counts) {
  out.number(counts.size());
  for (const auto& [name, count] : counts) {
    out.text(name);
    out.number(count);
  }
}

std::map<std::string, std::uint32_t> decode_counts(ByteReader& in) {
  std::map<std::string, std::uint32_t> counts;
  for (auto left = in.count(); left > 0; --left) {
    const std::string name(in.text());
    counts[name] = in.small();
  }
  return counts;
}

void encode_people(ByteWriter& out, const std::vector<Person>& people) {
  out.number(people.size());
  for (const auto& person : people) {
    for (const auto* part : {&person.family, &person.given, &person.particle, &person.suffix}) out.text(*part);
    out.number(person.organisation ? 1 : 0);
  }
}

std::vector<Person> decode_people(ByteReader& in) {
  std::vector<Person> people;
  for (auto left = in.count(); left > 0; --left) {
    auto& person = people.emplace_back();
    for (auto* part : {&person.family, &person.given, &person.particle, &person.suffix}) *part = in.text();
    person.organisation = in.number() == 1;
  }
  return people;
}

void encode_record(ByteWriter& out, const FileRecord& record) {
  out.text(record.path);
  out.number(static_cast<std::uint64_t>(record.outcome));
  out.text(record.content_hash);
  out.number(record.bytes);
  encode_texts(out, record.papers);
  out.number(record.paper_count);
  for (const auto count : record.passages) out.number(count);
  encode_counts(out, record.dropped_lines);
  encode_counts(out, record.repairs);
  encode_texts(out, record.notes);
  out.text(record.skipped_because);
}

FileRecord decode_record(ByteReader& in) {
  FileRecord record;
  record.path = in.text();
  record.outcome = static_cast<FileOutcome>(in.number() & 3U);
  record.content_hash = in.text();
  record.bytes = in.number();
  record.papers = decode_texts(in);
  record.paper_count = in.small();
  for (auto& count : record.passages) count = in.small();
  record.dropped_lines = decode_counts(in);
  record.repairs = decode_counts(in);
  record.notes = decode_texts(in);
  record.skipped_because = in.text();
  return record;
}

}  // namespace

void encode_paper(ByteWriter& out, const Paper& paper) {
  out.text(paper.id);
  out.text(paper.source);
  out.text(paper.title);
  encode_texts(out, paper.authors);
  // A year is stored as its distance from -10000, so that none is 0.
  out.number(paper.year ? static_cast<std::uint64_t>(std::clamp(*paper.year, -9999, 99999) + 10000) : 0);
  for (const auto* text : {&paper.journal, &paper.volume, &paper.issue, &paper.pages, &paper.doi, &paper.url,
                           &paper.language, &paper.citation_key}) {
    out.text(*text);
  }
  encode_texts(out, paper.keywords);
  if (paper.people.empty() && paper.sources.empty() && paper.identity.empty()) return;
  encode_people(out, paper.people);
  out.number(paper.sources.size());
  for (const auto& [field, source] : paper.sources) {
    out.text(field);
    out.text(source);
  }
  out.text(paper.identity);
}

Paper decode_paper(ByteReader& in) {
  Paper paper;
  paper.id = in.text();
  paper.source = in.text();
  paper.title = in.text();
  paper.authors = decode_texts(in);
  if (const auto year = in.small(); year > 0) paper.year = static_cast<int>(year & 0xFFFFFU) - 10000;
  for (auto* text : {&paper.journal, &paper.volume, &paper.issue, &paper.pages, &paper.doi, &paper.url, &paper.language,
                     &paper.citation_key}) {
    *text = in.text();
  }
  paper.keywords = decode_texts(in);
  if (in.complete()) return paper;  // nothing of this is known
  paper.people = decode_people(in);
  for (auto left = in.count(); left > 0; --left) {
    const std::string field(in.text());
    paper.sources[field] = in.text();
  }
  paper.identity = in.text();
  return paper;
}

void encode_ranges(ByteWriter& out, const std::vector<DocRange>& ranges) {
  out.number(ranges.size());
  for (const auto& range : ranges) {
    out.number(range.first);
    out.number(range.size());
  }
}

std::vector<DocRange> decode_ranges(ByteReader& in) {
  std::vector<DocRange> ranges;
  for (auto left = in.count(); left > 0; --left) {
    const auto first = in.small();
    const auto size = in.small();
    if (size > 0) ranges.push_back({first, first + size - 1});
  }
  return ranges;
}

std::string encode_source(const StoredSource& source) {
  ByteWriter out;
  encode_record(out, source.record);
  encode_ranges(out, source.docs);
  encode_texts(out, source.papers);
  out.number(source.record.quality);
  out.text(source.record.badly_read_because);
  if (!source.record.read_instead.empty()) out.text(source.record.read_instead);
  return with_checksum(out.take());
}

std::optional<StoredSource> decode_source(std::string_view bytes) {
  const auto content = without_checksum(bytes);
  if (!content) return std::nullopt;
  ByteReader in(*content);
  StoredSource source;
  source.record = decode_record(in);
  source.docs = decode_ranges(in);
  source.papers = decode_texts(in);
  // An index that was made before 0.2 ends here.
  if (in.complete()) return source;
  source.record.quality = in.small();
  source.record.badly_read_because = in.text();
  if (!in.complete()) source.record.read_instead = in.text();
  if (!in.complete()) return std::nullopt;
  return source;
}

std::string encode_info(const StoredInfo& info) {
  ByteWriter out;
  out.number(static_cast<std::uint64_t>(info.format));
  out.text(info.fingerprint);
  out.number(info.generation);
  out.text(info.updated);
  out.text(info.corpus_digest);
  for (const auto number : {info.last_doc, info.passages, info.papers, info.own_papers, info.words}) {
    out.number(number);
  }
  encode_texts(out, info.facets);
  return with_checksum(out.take());
}

std::optional<StoredInfo> decode_info(std::string_view bytes) {
  const auto content = without_checksum(bytes);
  if (!content) return std::nullopt;
  ByteReader in(*content);
  StoredInfo info;
  info.format = static_cast<int>(in.small() & 0xFFFFU);
  // What follows may differ in another version; the number is what the refusal needs.
  info.fingerprint = in.text();
  info.generation = in.number();
  info.updated = in.text();
  info.corpus_digest = in.text();
  for (auto* number : {&info.last_doc, &info.passages, &info.papers, &info.own_papers, &info.words}) {
    *number = in.small();
  }
  info.facets = decode_texts(in);
  if (in.failed()) return std::nullopt;
  return info;
}

}  // namespace dossier::index
