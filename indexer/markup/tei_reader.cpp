// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/markup/tei_reader.hpp"

#include "base/strings.hpp"
#include "indexer/markup/xml_article.hpp"
#include "indexer/source/source_text.hpp"
#include "indexer/text/front_values.hpp"
#include "indexer/text/text_rules.hpp"

#include <utility>

namespace dossier::reading {
namespace {

using Node = pugi::xml_node;

/// The first element below of this name; an empty node where there is none.
Node first_below(const Node& root, std::string_view name) {
  Node found;
  xml::each(root, name, [&](const Node& node) {
    if (!found) found = node;
  });
  return found;
}

Person person_of(const Node& author) {
  const auto name = first_below(author, "persName");
  if (!name) {
    const auto group = first_below(author, "orgName");
    const auto text = xml::plain_text(group ? group : author, "affiliation");
    return group && !text.empty() ? Person{text, "", "", "", true} : parse_person(text);
  }
  std::string given;
  xml::each(name, "forename", [&](const Node& part) { given += (given.empty() ? "" : " ") + xml::plain_text(part); });
  const auto surname = xml::plain_text(xml::child(name, "surname"));
  if (surname.empty()) return parse_person(xml::plain_text(name));
  auto person = parse_person(surname + ", " + given);
  if (person.organisation || family_name(person) != surname) person = {surname, given, "", "", false};
  person.given = given;
  person.suffix = xml::plain_text(xml::child(name, "genName"));
  if (const auto link = xml::plain_text(xml::child(name, "nameLink")); !link.empty()) person.particle = link;
  return person;
}

std::vector<Person> people_of_parts(const Node& parent) {
  std::vector<Person> people;
  for (const auto& node : parent.children()) {
    if (xml::local_name(node) != "author") continue;
    auto person = person_of(node);
    if (!person.family.empty()) people.push_back(std::move(person));
  }
  return people;
}

std::optional<int> year_of(const Node& parent) {
  std::optional<int> year;
  xml::each(parent, "date", [&](const Node& date) {
    if (!year) year = find_plain_year(xml::attribute(date, "when"));
    if (!year) year = find_plain_year(xml::plain_text(date));
  });
  return year;
}

/// An entry of a list of references in words, as GROBID has it in parts.
std::string reference_text(const Node& entry) {
  std::string raw;
  xml::each(entry, "note", [&](const Node& note) {
    if (xml::attribute(note, "type") == "raw_reference") raw = xml::plain_text(note);
  });
  if (!raw.empty() || xml::local_name(entry) == "bibl") return raw.empty() ? xml::plain_text(entry) : raw;
  const auto analytic = xml::child(entry, "analytic");
  const auto monogr = xml::child(entry, "monogr");
  std::vector<std::string> parts;
  auto people = people_of_parts(analytic);
  if (people.empty()) people = people_of_parts(monogr);
  if (const auto names = joined(full_names(people), ", "); !names.empty()) parts.push_back(names);
  for (const auto& title : {xml::child(analytic, "title"), xml::child(monogr, "title")}) {
    if (auto text = xml::plain_text(title); !text.empty()) parts.push_back(std::move(text));
  }
  const auto imprint = xml::child(monogr, "imprint");
  xml::each(imprint, "biblScope", [&](const Node& scope) {
    auto text = xml::plain_text(scope);
    if (text.empty() && !xml::attribute(scope, "from").empty()) {
      text = std::string(xml::attribute(scope, "from")) + "–" + std::string(xml::attribute(scope, "to"));
    }
    if (!text.empty()) parts.push_back(std::move(text));
  });
  if (auto text = xml::plain_text(xml::child(imprint, "publisher")); !text.empty()) parts.push_back(std::move(text));
  if (const auto year = year_of(imprint)) parts.push_back(std::to_string(*year));
  return parts.empty() ? std::string() : joined(parts, ". ") + ".";
}

class TeiReader final : XmlArticle {
 public:
  explicit TeiReader(MarkedUp& read) : XmlArticle(read) {}

  void run(const Node& root) {
    const auto header = first_below(root, "teiHeader");
    metadata(header);
    head(header);
    const auto text = first_below(root, "text");
    for (const auto* part : {"front", "body", "back"}) children(xml::child(text, part), 2);
    write_notes();
    read_.blocks = writer_.take();
  }

 private:
  void metadata(const Node& header) {
    auto& paper = read_.paper;
    const auto file = xml::child(header, "fileDesc");
    const auto source = first_below(xml::child(file, "sourceDesc"), "biblStruct");
    const auto analytic = xml::child(source, "analytic");
    const auto monogr = xml::child(source, "monogr");
    const auto statement = xml::child(file, "titleStmt");
    paper.title = xml::plain_text(xml::child(statement, "title"));
    if (paper.title.empty()) paper.title = xml::plain_text(xml::child(analytic, "title"));
    auto people = people_of_parts(analytic);
    if (people.empty()) people = people_of_parts(statement);
    set_authors(paper, std::move(people));
    if (analytic) paper.journal = xml::plain_text(xml::child(monogr, "title"));
    paper.year = year_of(xml::child(monogr, "imprint"));
    if (!paper.year) paper.year = year_of(xml::child(file, "publicationStmt"));
    xml::each(monogr, "biblScope", [&](const Node& scope) {
      const auto unit = xml::attribute(scope, "unit");
      const auto text = xml::plain_text(scope);
      if (unit == "volume") paper.volume = text;
      if (unit == "issue") paper.issue = text;
      if (unit == "page") {
        const auto from = std::string(xml::attribute(scope, "from"));
        paper.pages = from.empty() ? text : from + "–" + std::string(xml::attribute(scope, "to"));
      }
    });
    xml::each(source, "idno", [&](const Node& id) {
      if (same_letters(xml::attribute(id, "type"), "doi")) paper.doi = plain_doi(xml::plain_text(id));
    });
    xml::each(xml::child(header, "profileDesc"), "keywords", [&](const Node& list) {
      xml::each(list, "term", [&](const Node& term) { paper.keywords.push_back(xml::plain_text(term)); });
    });
  }

  void head(const Node& header) {
    title_page();
    const auto abstract = first_below(xml::child(header, "profileDesc"), "abstract");
    if (!xml::plain_text(abstract).empty()) {
      writer_.text("Abstract");
      writer_.heading(2);
      children(abstract, 3);
    }
    keywords();
  }

  void block(const Node& node, int level) override {
    const auto name = xml::local_name(node);
    const auto type = xml::attribute(node, "type");
    if (name == "div" || name.starts_with("div")) {
      // Sections of GROBID stand side by side: how deep one is, its number says.
      const auto number = xml::attribute(xml::child(node, "head"), "n");
      int depth = level;
      for (const char c : number.substr(0, number.find_last_not_of('.') + 1)) depth += c == '.' ? 1 : 0;
      title(xml::child(node, "head"), depth);
      children(node, std::max(level, depth) + 1);
    } else if (name == "head" || name == "fw" || name == "pb" || name == "figDesc" || name == "formula") {
      return;
    } else if (name == "p") {
      paragraph(node, level);
    } else if (name == "list") {
      list(node);
    } else if (name == "note") {
      if (type != "raw_reference") add_note(node);
    } else if (name == "table") {
      table(node, {});
    } else if (name == "figure") {
      figure(node);
    } else if (name == "listBibl") {
      references(node, level);
    } else {
      other_block(node, level);
    }
  }

  void title(const Node& head, int level) {
    if (!head) return;
    const auto number = xml::attribute(head, "n");
    if (!number.empty() && xml::plain_text(head).find(number) != 0) writer_.text(std::string(number) + " ");
    inline_text(head);
    writer_.heading(level);
  }

  [[nodiscard]] bool is_block(std::string_view name) const override {
    return name == "list" || name == "table" || name == "figure" || name == "quote" || name == "listBibl";
  }

  void inline_element(const Node& part, bool bold) override {
    const auto name = xml::local_name(part);
    const auto look = xml::attribute(part, "rend");
    if (name == "note") {
      add_note(part);
      writer_.raised(std::to_string(notes_.size()));
    } else if ((name == "ref" && xml::attribute(part, "type") == "foot") ||
               look.find("sup") != std::string_view::npos) {
      writer_.raised(xml::plain_text(part));
    } else if (name == "lb" || name == "pb") {
      writer_.blank();
    } else if (name != "figDesc" && name != "graphic") {
      inline_text(part, bold || look.find("bold") != std::string_view::npos);
    }
  }

  void list(const Node& node) {
    writer_.paragraph();
    const bool numbered = xml::attribute(node, "type") == "ordered" || xml::attribute(node, "rend") == "numbered";
    std::uint32_t number = 0;
    for (const auto& item : node.children()) {
      if (xml::local_name(item) != "item") continue;
      for (const auto& part : item.children()) {
        if (xml::local_name(part) != "list") inline_part(part, false);
      }
      writer_.item(numbered ? std::to_string(++number) + "." : std::string());
      for (const auto& part : item.children()) {
        if (xml::local_name(part) == "list") list(part);
      }
    }
  }

  void add_note(const Node& node) { notes_.push_back(node); }

  void write_notes() {
    writer_.paragraph();
    for (std::size_t at = 0; at < notes_.size(); ++at) {
      const auto number = number_in(xml::attribute(notes_[at], "n"));
      const auto note = notes_[at];  // a note may hold another
      inline_text(note);
      writer_.note(number > 0 ? number : static_cast<std::uint32_t>(at + 1));
    }
  }

  void figure(const Node& node) {
    writer_.paragraph();
    auto caption = text_of(xml::child(node, "head"));
    const auto about = text_of(xml::child(node, "figDesc"));
    if (!about.empty() && about != caption) caption += (caption.empty() ? "" : " ") + about;
    if (const auto inner = xml::child(node, "table")) return table(inner, std::move(caption));
    writer_.text(caption);
    writer_.paragraph();
  }

  void table(const Node& node, std::string caption) {
    writer_.paragraph();
    if (const auto head = xml::child(node, "head"); head && caption.empty()) caption = text_of(head);
    MarkupWriter::Cells rows;
    xml::each(node, "row", [&](const Node& row) {
      rows.emplace_back();
      xml::each(row, "cell", [&](const Node& cell) { rows.back().push_back(text_of(cell)); });
    });
    writer_.table(std::move(rows), std::move(caption));
  }

  void references(const Node& node, int level) {
    writer_.paragraph();
    const auto head = xml::plain_text(xml::child(node, "head"));
    const auto above = xml::plain_text(xml::child(node.parent(), "head"));
    if (above.empty()) {
      writer_.text(head.empty() ? "References" : head);
      writer_.heading(level > 2 ? level - 1 : level);
    }
    for (const auto& entry : node.children()) {
      const auto name = xml::local_name(entry);
      if (name != "bibl" && name != "biblStruct") continue;
      writer_.text(reference_text(entry));
      writer_.reference();
    }
  }

  std::vector<Node> notes_;
};

}  // namespace

Result<MarkedUp> read_tei(std::string_view bytes) {
  const auto source = decode_source(bytes);
  if (!source) return source.error();
  pugi::xml_document document;
  if (auto parsed = xml::parse(source->text, document); !parsed) return parsed.error();
  Node root;
  xml::each(document, "TEI", [&](const Node& node) {
    if (!root) root = node;
  });
  if (!root) root = document.first_child();
  MarkedUp read;
  read.notes = source->notes;
  TeiReader(read).run(root);
  if (read.blocks.empty()) return Error{ErrorCode::BadData, "the text is empty", "check how it was made"};
  return read;
}

}  // namespace dossier::reading
