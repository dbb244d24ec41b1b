// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/markup/odt_reader.hpp"

#include "base/strings.hpp"
#include "indexer/markup/xml_tree.hpp"
#include "indexer/text/text_rules.hpp"

#include <map>
#include <utility>

namespace dossier::reading {
namespace {

using Node = pugi::xml_node;

/// What a style of characters or paragraphs says of its text.
struct OdtStyle {
  std::string parent;
  bool bold = false;
  bool raised = false;
  bool title = false;
};

class OdtWalk {
 public:
  explicit OdtWalk(MarkupWriter& writer) : writer_(writer) {}

  void add_styles(const Node& root) {
    xml::each(root, "style", [&](const Node& node) {
      auto& style = styles_[std::string(xml::attribute(node, "name"))];
      style.parent = xml::attribute(node, "parent-style-name");
      const auto look = xml::child(node, "text-properties");
      style.bold = xml::attribute(look, "font-weight") == "bold";
      style.raised = xml::attribute(look, "text-position").starts_with("super");
      style.title = xml::attribute(node, "name") == "Title";
    });
    xml::each(root, "list-style", [&](const Node& node) {
      numbered_[std::string(xml::attribute(node, "name"))] =
          xml::local_name(node.first_child()) == "list-level-style-number";
    });
  }

  void body(const Node& parent) {
    for (const auto& node : parent.children()) {
      const auto name = xml::local_name(node);
      if (name == "h") {
        heading(node);
      } else if (name == "p") {
        paragraph(node);
      } else if (name == "list") {
        list(node, {});
      } else if (name == "table") {
        table(node);
      } else if (node.type() == pugi::node_element && !is_left_out(name)) {
        body(node);  // sections, indexes and frames
      }
    }
  }

  void write_notes() {
    for (std::size_t at = 0; at < notes_.size(); ++at) {
      const auto note = notes_[at];
      bool first = true;
      xml::each(xml::child(note, "note-body"), "p", [&](const Node& part) {
        if (!std::exchange(first, false)) writer_.blank();
        inline_text(part, false);
      });
      writer_.note(static_cast<std::uint32_t>(at + 1));
    }
  }

 private:
  static bool is_left_out(std::string_view name) {
    return name == "tracked-changes" || name == "annotation" || name == "annotation-end" || name == "forms" ||
           name == "sequence-decls" || name == "table-of-content" || name == "alphabetical-index" ||
           name == "variable-decls" || name == "object" || name == "image" || name == "desc" || name == "title";
  }

  [[nodiscard]] OdtStyle style_of(std::string_view name) const {
    OdtStyle style;
    std::string id(name);
    constexpr int most_steps = 20;  // a style may be its own parent
    for (int step = 0; step < most_steps && !id.empty(); ++step) {
      style.title = style.title || id == "Title";
      const auto found = styles_.find(id);
      if (found == styles_.end()) break;
      style.bold = style.bold || found->second.bold;
      style.raised = style.raised || found->second.raised;
      id = found->second.parent;
    }
    return style;
  }

  void heading(const Node& node) {
    const auto level = xml::attribute(node, "outline-level");
    inline_text(node, false);
    writer_.heading((level.size() == 1 && is_digit(level[0]) ? level[0] - '0' : 1) + (titled_ ? 1 : 0));
  }

  void paragraph(const Node& node) {
    const auto style = style_of(xml::attribute(node, "style-name"));
    inline_text(node, style.bold && !style.title);
    if (style.title) {
      writer_.heading(1);
      titled_ = true;
    } else {
      writer_.paragraph();
    }
  }

  /// Writes the words of an item. A numbered heading may be one: then it is written whole.
  bool item_is_heading(const Node& item) {
    bool first = true;
    bool heads = false;
    for (const auto& part : item.children()) {
      if (xml::local_name(part) == "h") {
        heading(part);
        heads = true;
      }
      if (xml::local_name(part) != "p") continue;
      if (!std::exchange(first, false)) writer_.blank();
      inline_text(part, false);
    }
    return heads;
  }

  void list(const Node& node, const std::string& outer) {
    writer_.paragraph();
    auto style = std::string(xml::attribute(node, "style-name"));
    if (style.empty()) style = outer;
    const auto known = numbered_.find(style);
    const bool numbered = known != numbered_.end() && known->second;
    std::uint32_t number = 0;
    for (const auto& item : node.children()) {
      const auto name = xml::local_name(item);
      if (name != "list-item" && name != "list-header") continue;
      if (!item_is_heading(item) && !writer_.empty())
        writer_.item(numbered ? std::to_string(++number) + "." : std::string());
      for (const auto& part : item.children()) {
        if (xml::local_name(part) == "list") list(part, style);
      }
    }
  }

  void inline_text(const Node& node, bool bold) {
    for (const auto& part : node.children()) {
      if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) {
        writer_.text(part.value(), bold);
      } else if (part.type() == pugi::node_element) {
        inline_element(part, bold);
      }
    }
  }

  void inline_element(const Node& part, bool bold) {
    const auto name = xml::local_name(part);
    if (name == "note") {
      notes_.push_back(part);
      writer_.raised(std::to_string(notes_.size()));
    } else if (name == "s" || name == "tab" || name == "line-break" || name == "p") {
      writer_.blank();
      if (name == "p") inline_text(part, bold);
    } else if (name == "span") {
      const auto style = style_of(xml::attribute(part, "style-name"));
      if (style.raised) {
        writer_.raised(xml::plain_text(part));
      } else {
        inline_text(part, bold || style.bold);
      }
    } else if (!is_left_out(name) && name != "soft-page-break") {
      inline_text(part, bold);
    }
  }

  std::string cell(const Node& node) {
    inline_text(node, false);
    return writer_.take_text();
  }

  void table(const Node& node) {
    writer_.paragraph();
    MarkupWriter::Cells rows;
    xml::each(node, "table-row", [&](const Node& row) {
      rows.emplace_back();
      for (const auto& one : row.children()) {
        if (xml::local_name(one) == "table-cell") rows.back().push_back(cell(one));
      }
    });
    writer_.table(std::move(rows), {});
  }

  MarkupWriter& writer_;
  std::map<std::string, OdtStyle> styles_;
  std::map<std::string, bool> numbered_;
  std::vector<Node> notes_;
  bool titled_ = false;
};

}  // namespace

Result<MarkedUp> read_odt(ZipArchive& archive) {
  pugi::xml_document styles;
  pugi::xml_document content;
  pugi::xml_document meta;
  for (const auto& [name, tree] : std::initializer_list<std::pair<const char*, pugi::xml_document*>>{
           {"styles.xml", &styles}, {"content.xml", &content}, {"meta.xml", &meta}}) {
    const auto bytes = archive.read(name);
    if (!bytes) return bytes.error();
    if (bytes->empty()) continue;
    if (auto parsed = xml::parse(*bytes, *tree); !parsed) return parsed.error();
  }
  MarkedUp read;
  MarkupWriter writer;
  OdtWalk walk(writer);
  walk.add_styles(styles);
  walk.add_styles(content);
  walk.body(xml::child(xml::child(content.document_element(), "body"), "text"));
  writer.paragraph();
  walk.write_notes();
  read.blocks = writer.take();
  if (read.blocks.empty()) return Error{ErrorCode::BadData, "the document holds no text", "save it again"};
  const auto properties = xml::child(meta.document_element(), "meta");
  read.fallback.title = xml::plain_text(xml::child(properties, "title"));
  read.fallback.language = xml::plain_text(xml::child(properties, "language"));
  set_authors(read.fallback, parse_people(xml::plain_text(xml::child(properties, "initial-creator"))));
  return read;
}

}  // namespace dossier::reading
