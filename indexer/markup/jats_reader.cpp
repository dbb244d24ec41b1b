// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/markup/jats_reader.hpp"

#include "indexer/markup/xml_article.hpp"
#include "indexer/source/source_text.hpp"
#include "indexer/text/front_values.hpp"
#include "indexer/text/text_rules.hpp"

#include <array>
#include <utility>

namespace dossier::reading {
namespace {

using Node = pugi::xml_node;

class JatsReader final : XmlArticle {
 public:
  explicit JatsReader(MarkedUp& read) : XmlArticle(read) {}

  void run(const Node& article) {
    const auto front = xml::child(article, "front");
    const auto meta = xml::child(front, "article-meta");
    metadata(front, meta);
    head(meta);
    children(xml::child(article, "body"), 2);
    write_inner_notes();
    const auto back = xml::child(article, "back");
    for (const auto& part : back.children()) back_part(part);
    read_.blocks = writer_.take();
  }

 private:
  static Person person(const Node& contrib) {
    const auto name = xml::child(contrib, "name") ? xml::child(contrib, "name")
                                                  : xml::child(xml::child(contrib, "name-alternatives"), "name");
    if (!name) {
      const auto group = xml::child(contrib, "collab");
      const auto text = xml::plain_text(group ? group : xml::child(contrib, "string-name"), "contrib-group");
      return group && !text.empty() ? Person{text, "", "", "", true} : parse_person(text);
    }
    Person one;
    const auto surname = xml::plain_text(xml::child(name, "surname"));
    one.given = xml::plain_text(xml::child(name, "given-names"));
    const auto parsed = parse_person(surname + ", " + one.given);
    const bool parts = !parsed.organisation && family_name(parsed) == surname;
    one.family = parts ? parsed.family : surname;
    one.particle = parts ? parsed.particle : std::string();
    one.suffix = xml::plain_text(xml::child(name, "suffix"));
    return one;
  }

  void metadata(const Node& front, const Node& meta) {
    auto& paper = read_.paper;
    const auto titles = xml::child(meta, "title-group");
    paper.title = xml::plain_text(xml::child(titles, "article-title"), "xref");
    const auto subtitle = xml::plain_text(xml::child(titles, "subtitle"));
    if (!subtitle.empty()) paper.title += ": " + subtitle;
    std::vector<Person> people;
    for (const auto& group : meta.children()) {
      if (xml::local_name(group) != "contrib-group") continue;
      xml::each(group, "contrib", [&](const Node& contrib) {
        const auto type = xml::attribute(contrib, "contrib-type");
        auto one = type.empty() || type == "author" ? person(contrib) : Person();
        if (!one.family.empty()) people.push_back(std::move(one));
      });
    }
    set_authors(paper, std::move(people));
    xml::each(xml::child(front, "journal-meta"), "journal-title",
              [&](const Node& node) { paper.journal = xml::plain_text(node); });
    for (const auto& node : meta.children()) meta_field(node);
    xml::each(meta, "kwd", [&](const Node& node) { paper.keywords.push_back(xml::plain_text(node)); });
  }

  void meta_field(const Node& node) {
    auto& paper = read_.paper;
    const auto name = xml::local_name(node);
    if (name == "pub-date") {
      const auto year = find_plain_year(xml::plain_text(xml::child(node, "year")));
      // The first of print, collection and web is that of the issue.
      if (year && (!paper.year || xml::attribute(node, "pub-type") == "ppub")) paper.year = year;
    } else if (name == "article-id" && xml::attribute(node, "pub-id-type") == "doi") {
      paper.doi = plain_doi(xml::plain_text(node));
    } else if (name == "volume") {
      paper.volume = xml::plain_text(node);
    } else if (name == "issue") {
      paper.issue = xml::plain_text(node);
    } else if (name == "fpage") {
      paper.pages = xml::plain_text(node);
    } else if (name == "lpage" && !paper.pages.empty()) {
      paper.pages += "–" + xml::plain_text(node);
    }
  }

  void head(const Node& meta) {
    title_page();
    for (const auto& node : meta.children()) {
      const auto name = xml::local_name(node);
      if (name != "abstract" && name != "trans-abstract") continue;
      const auto title = xml::plain_text(xml::child(node, "title"));
      writer_.text(title.empty() ? "Abstract" : title);
      writer_.heading(2);
      children(node, 3);
    }
    keywords();
  }

  /// The title of a section, with its number.
  void title(const Node& section, int level) {
    const auto label = xml::plain_text(xml::child(section, "label"));
    const auto node = xml::child(section, "title");
    if (!label.empty() && node) writer_.text(label + " ");
    inline_text(node);
    writer_.heading(level);
  }

  void block(const Node& node, int level) override {
    const auto name = xml::local_name(node);
    if (name == "sec" || name == "app" || name == "ack" || name == "boxed-text") {
      title(node, level);
      children(node, level + 1);
    } else if (name == "title" || name == "label" || name == "sec-meta" || name == "graphic" || name == "media") {
      return;
    } else if (name == "list") {
      list(node);
    } else if (name == "table-wrap") {
      table(node);
    } else if (name == "fig") {
      inline_text(xml::child(node, "label"));
      writer_.blank();
      xml::each(xml::child(node, "caption"), "p", [&](const Node& part) {
        inline_text(part);
        writer_.blank();
      });
      writer_.paragraph();
    } else if (name == "fn-group" || name == "fn") {
      notes(node);
    } else if (name == "ref-list") {
      references(node, level);
    } else if (name == "p") {
      paragraph(node, level);
    } else {
      other_block(node, level);
    }
  }

  [[nodiscard]] bool is_block(std::string_view name) const override {
    return name == "list" || name == "table-wrap" || name == "fig" || name == "disp-quote" || name == "fig-group" ||
           name == "boxed-text";
  }

  void inline_element(const Node& part, bool bold) override {
    const auto name = xml::local_name(part);
    if (name == "sup" || (name == "xref" && xml::attribute(part, "ref-type") == "fn")) {
      writer_.raised(xml::plain_text(part));
    } else if (name == "fn") {  // a note where it is cited
      inner_notes_.push_back(part);
      writer_.raised(std::to_string(inner_notes_.size()));
    } else if (name == "break") {
      writer_.blank();
    } else if (name != "graphic" && name != "inline-graphic" && name != "tex-math" && name != "label") {
      inline_text(part, bold || name == "bold");
    }
  }

  void list(const Node& node) {
    writer_.paragraph();
    const auto type = xml::attribute(node, "list-type");
    std::uint32_t number = 0;
    for (const auto& item : node.children()) {
      if (xml::local_name(item) != "list-item") continue;
      ++number;
      const auto label = xml::plain_text(xml::child(item, "label"));
      std::vector<Node> inner;
      bool first = true;
      for (const auto& part : item.children()) {
        const auto name = xml::local_name(part);
        if (name == "list") inner.push_back(part);
        if (name == "list" || name == "label" || part.type() != pugi::node_element) continue;
        if (!std::exchange(first, false)) writer_.blank();
        inline_text(part);
      }
      const bool counts = type == "order" || type.starts_with("alpha") || type.starts_with("roman");
      writer_.item(!label.empty() ? label : counts ? std::to_string(number) + "." : std::string());
      for (const auto& part : inner) list(part);
    }
  }

  void table(const Node& node) {
    writer_.paragraph();
    auto caption = text_of(xml::child(node, "label"));
    const auto title = xml::child(node, "caption");
    if (title) caption += (caption.empty() ? "" : " ") + text_of(title);
    MarkupWriter::Cells rows;
    xml::each(node, "tr", [&](const Node& row) {
      rows.emplace_back();
      for (const auto& cell : row.children()) {
        const auto name = xml::local_name(cell);
        if (name == "td" || name == "th") rows.back().push_back(text_of(cell));
      }
    });
    writer_.table(std::move(rows), std::move(caption));
  }

  void notes(const Node& node) {
    writer_.paragraph();
    if (xml::local_name(node) == "fn") return note(node);
    xml::each(node, "fn", [&](const Node& one) { note(one); });
  }

  void note(const Node& node) {
    inline_text(node);
    writer_.note(number_in(xml::plain_text(xml::child(node, "label"))));
  }

  void references(const Node& node, int level) {
    writer_.paragraph();
    const auto name = xml::plain_text(xml::child(node, "title"));
    writer_.text(name.empty() ? "References" : name);
    writer_.heading(level);
    xml::each(node, "ref", [&](const Node& one) {
      const auto label = xml::plain_text(xml::child(one, "label"));
      if (!label.empty()) writer_.text(label + " ");
      for (const auto& part : one.children()) {
        if (xml::local_name(part) != "label" && part.type() == pugi::node_element) reference(part);
      }
      writer_.reference();
    });
  }

  /// A citation with its punctuation, or one in parts, between which blanks are put.
  void reference(const Node& node) {
    const auto name = xml::local_name(node);
    if (name != "element-citation") return inline_text(node);
    for (const auto& part : node.children()) {
      writer_.text(xml::plain_text(part) + " ");
    }
  }

  void back_part(const Node& node) {
    if (node.type() == pugi::node_element) block(node, 2);
    write_inner_notes();
  }

  /// Notes that stand where they are cited, numbered through.
  void write_inner_notes() {
    for (; noted_ < inner_notes_.size(); ++noted_) {
      inline_text(inner_notes_[noted_]);
      writer_.note(static_cast<std::uint32_t>(noted_ + 1));
    }
  }

  std::vector<Node> inner_notes_;
  std::size_t noted_ = 0;  ///< of them, written
};

}  // namespace

Result<MarkedUp> read_jats(std::string_view bytes) {
  const auto source = decode_source(bytes);
  if (!source) return source.error();
  pugi::xml_document document;
  if (auto parsed = xml::parse(source->text, document); !parsed) return parsed.error();
  Node article;
  xml::each(document, "article", [&](const Node& node) {
    if (!article) article = node;
  });
  MarkedUp read;
  read.notes = source->notes;
  JatsReader(read).run(article);
  if (read.blocks.empty()) return Error{ErrorCode::BadData, "the article holds no text", "fetch its full text"};
  return read;
}

}  // namespace dossier::reading
