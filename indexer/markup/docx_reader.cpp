// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/markup/docx_reader.hpp"

#include "indexer/markup/docx_styles.hpp"
#include "indexer/markup/xml_tree.hpp"
#include "indexer/text/front_values.hpp"
#include "indexer/text/text_rules.hpp"

#include <map>
#include <set>
#include <utility>

namespace dossier::reading {
namespace {

using docx::Style;
using docx::Styles;
using Node = pugi::xml_node;

/// An entry of the archive as a tree; an empty one where it is missing.
Result<void> load(ZipArchive& archive, const std::string& name, pugi::xml_document& document) {
  const auto content = archive.read(name);
  if (!content) return content.error();
  return content->empty() ? Result<void>() : xml::parse(*content, document);
}

bool is_on(const Node& property) {
  const auto value = xml::attribute(property, "val");
  return property && value != "0" && value != "false" && value != "off";
}

/// Parts of a document that hold no text of it as it stands now.
bool is_left_out(std::string_view name) {
  return name == "del" || name == "moveFrom" || name == "instrText" || name == "delText" || name == "pPr" ||
         name == "rPr" || name == "commentReference" || name == "sectPr" || name == "annotationRef" ||
         name == "Fallback" || name == "pict" || name == "object";
}

class DocxWalk {
 public:
  DocxWalk(Styles styles, MarkupWriter& writer) : styles_(std::move(styles)), writer_(writer) {}

  void add_notes(const Node& root, std::string_view element, const std::string& kind) {
    xml::each(root, element, [&](const Node& note) {
      const auto type = xml::attribute(note, "type");
      if (type.empty() || type == "normal") notes_[kind + std::string(xml::attribute(note, "id"))] = note;
    });
  }

  /// Paragraphs and tables, in content controls too.
  void body(const Node& parent) {
    for (const auto& node : parent.children()) {
      const auto name = xml::local_name(node);
      if (name == "p") {
        paragraph(node);
      } else if (name == "tbl") {
        table(node);
      } else if (!is_left_out(name) && node.type() == pugi::node_element) {
        body(node);
      }
    }
  }

  /// The notes that the text has cited, in that order, behind it.
  void write_notes() {
    for (std::size_t at = 0; at < cited_.size(); ++at) {  // a note may cite another
      const auto note = notes_.find(cited_[at]);
      if (note == notes_.end()) continue;
      bool first = true;
      xml::each(note->second, "p", [&](const Node& part) {
        if (!std::exchange(first, false)) writer_.blank();
        runs(part, false);
      });
      writer_.note(static_cast<std::uint32_t>(at + 1));
    }
  }

 private:
  Style style_of(const Node& properties) const {
    auto style = styles_.of(xml::attribute(xml::child(properties, "pStyle"), "val"));
    if (const auto outline = xml::child(properties, "outlineLvl")) {
      const auto level = xml::attribute(outline, "val");
      if (level.size() == 1 && level[0] < '6') style.level = level[0] - '0' + 1;
    }
    if (const auto list = xml::child(properties, "numPr")) {
      style.numbering = xml::attribute(xml::child(list, "numId"), "val");
      const auto level = xml::attribute(xml::child(list, "ilvl"), "val");
      style.list_level = level.size() == 1 ? level[0] - '0' : 0;
    }
    return style;
  }

  void paragraph(const Node& node) {
    const auto properties = xml::child(node, "pPr");
    const auto style = style_of(properties);
    // The mark of a deleted paragraph: what is left of it goes on in the next one.
    const bool merged = xml::child(xml::child(properties, "rPr"), "del");
    runs(node, style.bold && style.level == 0 && !style.title);
    if (merged) return writer_.blank();
    if (style.title) {
      writer_.heading(1);
    } else if (style.level > 0) {
      // Below a title, the first headings are the paper's sections.
      writer_.heading(style.level + (titled_ ? 1 : 0));
    } else if (!style.numbering.empty() && style.numbering != "0") {
      if (!writer_.empty()) writer_.item(styles_.next_marker(style.numbering, style.list_level));
    } else {
      writer_.paragraph();
    }
    titled_ = titled_ || style.title;
  }

  void runs(const Node& parent, bool bold) {
    for (const auto& node : parent.children()) {
      const auto name = xml::local_name(node);
      if (node.type() != pugi::node_element || is_left_out(name)) continue;
      if (name == "r") {
        run(node, bold);
      } else if (name != "p" && name != "tbl") {
        runs(node, bold);
      }
    }
  }

  void run(const Node& node, bool bold) {
    const auto properties = xml::child(node, "rPr");
    if (is_on(xml::child(properties, "vanish"))) return;
    const bool strong = bold || is_on(xml::child(properties, "b"));
    const bool raised = xml::attribute(xml::child(properties, "vertAlign"), "val") == "superscript";
    for (const auto& part : node.children()) {
      const auto name = xml::local_name(part);
      if (name == "t") {
        const std::string text = part.text().get();
        raised ? writer_.raised(text) : writer_.text(text, strong);
      } else if (name == "tab" || name == "cr") {
        writer_.blank();
      } else if (name == "br") {
        if (xml::attribute(part, "type") == "page") writer_.page_break();
        writer_.blank();
      } else if (name == "noBreakHyphen") {
        writer_.text("-", strong);
      } else if (name == "footnoteReference" || name == "endnoteReference") {
        cite(std::string(name.substr(0, 1)) + std::string(xml::attribute(part, "id")));
      } else if (name == "AlternateContent") {
        runs(part, strong);
      }
    }
  }

  void cite(const std::string& note) {
    if (!notes_.contains(note)) return;
    cited_.push_back(note);
    writer_.raised(std::to_string(cited_.size()));
  }

  std::string cell(const Node& node) {
    bool first = true;
    xml::each(node, "p", [&](const Node& part) {
      if (!std::exchange(first, false)) writer_.blank();
      runs(part, false);
    });
    return writer_.take_text();
  }

  void table(const Node& node) {
    MarkupWriter::Cells rows;
    for (const auto& row : node.children()) {
      if (xml::local_name(row) != "tr" || xml::child(xml::child(row, "trPr"), "del")) continue;
      rows.emplace_back();
      xml::each(row, "tc", [&](const Node& one) { rows.back().push_back(cell(one)); });
    }
    writer_.table(std::move(rows), {});
  }

  Styles styles_;
  MarkupWriter& writer_;
  std::map<std::string, Node> notes_;  ///< by `f` or `e` and their ids
  std::vector<std::string> cited_;
  bool titled_ = false;
};

void read_properties(const Node& root, Paper& paper) {
  const auto core = root.first_child();
  paper.title = xml::plain_text(xml::child(core, "title"));
  set_authors(paper, parse_people(xml::plain_text(xml::child(core, "creator"))));
  paper.keywords = split_keywords(xml::plain_text(xml::child(core, "keywords")));
  paper.language = xml::plain_text(xml::child(core, "language"));
}

}  // namespace

Result<MarkedUp> read_docx(ZipArchive& archive) {
  pugi::xml_document styles;
  pugi::xml_document numbering;
  pugi::xml_document footnotes;
  pugi::xml_document endnotes;
  pugi::xml_document document;
  pugi::xml_document properties;
  for (const auto& [name, tree] :
       std::initializer_list<std::pair<const char*, pugi::xml_document*>>{{"word/styles.xml", &styles},
                                                                          {"word/numbering.xml", &numbering},
                                                                          {"word/footnotes.xml", &footnotes},
                                                                          {"word/endnotes.xml", &endnotes},
                                                                          {"docProps/core.xml", &properties},
                                                                          {"word/document.xml", &document}}) {
    if (auto loaded = load(archive, name, *tree); !loaded) return loaded.error();
  }
  MarkedUp read;
  MarkupWriter writer;
  DocxWalk walk(Styles(styles, numbering), writer);
  walk.add_notes(footnotes, "footnote", "f");
  walk.add_notes(endnotes, "endnote", "e");
  const auto body = xml::child(xml::child(document, "document"), "body");
  walk.body(body);
  writer.paragraph();
  walk.write_notes();
  read.blocks = writer.take();
  if (read.blocks.empty()) return Error{ErrorCode::BadData, "the document holds no text", "save it again"};
  read_properties(properties, read.fallback);
  return read;
}

}  // namespace dossier::reading
