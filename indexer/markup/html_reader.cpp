// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/markup/html_reader.hpp"

#include "base/strings.hpp"
#include "indexer/markup/html_guard.hpp"
#include "indexer/markup/html_metadata.hpp"
#include "indexer/markup/html_nodes.hpp"
#include "indexer/source/source_text.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace dossier::reading {
namespace {

using html::is_called;
using html::is_element;

/// Elements that stand in the line of the text around them.
bool is_inline(GumboTag tag) {
  constexpr auto tags = std::to_array<GumboTag>(
      {GUMBO_TAG_A,    GUMBO_TAG_ABBR,   GUMBO_TAG_ACRONYM, GUMBO_TAG_B,      GUMBO_TAG_BDI,   GUMBO_TAG_BDO,
       GUMBO_TAG_BIG,  GUMBO_TAG_CITE,   GUMBO_TAG_CODE,    GUMBO_TAG_DATA,   GUMBO_TAG_DFN,   GUMBO_TAG_EM,
       GUMBO_TAG_FONT, GUMBO_TAG_I,      GUMBO_TAG_INS,     GUMBO_TAG_KBD,    GUMBO_TAG_LABEL, GUMBO_TAG_MARK,
       GUMBO_TAG_NOBR, GUMBO_TAG_Q,      GUMBO_TAG_RUBY,    GUMBO_TAG_S,      GUMBO_TAG_SAMP,  GUMBO_TAG_SMALL,
       GUMBO_TAG_SPAN, GUMBO_TAG_STRONG, GUMBO_TAG_SUB,     GUMBO_TAG_SUP,    GUMBO_TAG_TIME,  GUMBO_TAG_TT,
       GUMBO_TAG_U,    GUMBO_TAG_VAR,    GUMBO_TAG_WBR,     GUMBO_TAG_UNKNOWN});
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

int heading_level(GumboTag tag) {
  constexpr auto tags =
      std::to_array<GumboTag>({GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6});
  const auto* const found = std::find(tags.begin(), tags.end(), tag);
  return found == tags.end() ? 0 : static_cast<int>(found - tags.begin()) + 1;
}

std::uint32_t digits_of(std::string_view text) {
  std::uint32_t number = 0;
  for (const char c : text) {
    if (is_digit(c) && number < 1000) number = number * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return number;
}

class HtmlWalk {
 public:
  HtmlWalk(MarkupWriter& writer, bool inside) : writer_(writer), inside_(inside) {}

  void run(const GumboNode& root) {
    children(root);
    writer_.paragraph();
  }

 private:
  void children(const GumboNode& node) {
    if (node.type != GUMBO_NODE_ELEMENT) return;
    const auto& list = node.v.element.children;
    for (unsigned i = 0; i < list.length; ++i) visit(*static_cast<const GumboNode*>(list.data[i]));
  }

  void visit(const GumboNode& node) {
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA) {
      line_ends_ = node.type == GUMBO_NODE_WHITESPACE ? line_ends_ : 0;
      writer_.text(node.v.text.text, bold_ > 0);
      return;
    }
    if (node.type != GUMBO_NODE_ELEMENT || html::is_left_out(node, inside_)) return;
    element(node);
  }

  void element(const GumboNode& node) {
    const auto tag = node.v.element.tag;
    if (tag == GUMBO_TAG_BR) {
      line_break();
    } else if (tag == GUMBO_TAG_SUP) {
      raised(node);
    } else if (tag == GUMBO_TAG_IMG || tag == GUMBO_TAG_DEL || tag == GUMBO_TAG_STRIKE) {
      return;
    } else if (is_inline(tag)) {
      inline_element(node);
    } else if (const int level = heading_level(tag); level > 0) {
      writer_.paragraph();
      children(node);
      writer_.heading(level);
    } else if (tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL) {
      list(node);
    } else if (tag == GUMBO_TAG_TABLE && !lays_out(node)) {
      writer_.paragraph();
      table(node);
    } else {
      block(node);
    }
  }

  /// Two line ends part paragraphs, as in old pages.
  void line_break() {
    if (++line_ends_ >= 2) {
      writer_.paragraph();
    } else {
      writer_.blank();
    }
  }

  void raised(const GumboNode& node) { writer_.raised(html::text_of(node)); }

  void inline_element(const GumboNode& node) {
    // The way back from a note to its mark is no text.
    if (is_called(node, "footnote-back") || is_called(node, "footnote-backref") || is_called(node, "doc-backlink") ||
        is_called(node, "mw-cite-backlink") || is_called(node, "backlink")) {
      return;
    }
    if (is_called(node, "footnote-ref") || is_called(node, "noteref") || is_called(node, "doc-noteref")) {
      const auto mark = html::text_of(node);
      // Its own raised element, if it has one, would be raised twice.
      return writer_.raised(trim(mark));
    }
    const auto tag = node.v.element.tag;
    const bool strong = tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG;
    bold_ += strong ? 1 : 0;
    children(node);
    bold_ -= strong ? 1 : 0;
  }

  void block(const GumboNode& node) {
    writer_.paragraph();
    line_ends_ = 0;
    const bool notes = is_called(node, "footnotes") || is_called(node, "doc-endnotes") || is_called(node, "endnotes");
    const bool note = is_called(node, "footnote") || is_called(node, "doc-footnote") || is_called(node, "endnote");
    if (note && !notes) return as_note(node);
    const bool before = std::exchange(notes_, notes_ || notes);
    children(node);
    writer_.paragraph();
    notes_ = before;
  }

  void as_note(const GumboNode& node) {
    const auto number = digits_of(html::attribute(node, "id"));
    inline_children(node);
    writer_.note(number);
  }

  /// All below as one text: paragraphs inside are parted by blanks.
  void inline_children(const GumboNode& node) {
    if (node.type != GUMBO_NODE_ELEMENT) return visit(node);
    const auto& list = node.v.element.children;
    for (unsigned i = 0; i < list.length; ++i) {
      const auto& child = *static_cast<const GumboNode*>(list.data[i]);
      const bool block = child.type == GUMBO_NODE_ELEMENT && !is_inline(child.v.element.tag) &&
                         child.v.element.tag != GUMBO_TAG_SUP && child.v.element.tag != GUMBO_TAG_BR;
      if (!block) {
        visit(child);
      } else if (!html::is_left_out(child, inside_)) {
        writer_.blank();
        inline_children(child);
        writer_.blank();
      }
    }
  }

  void list(const GumboNode& node) {
    writer_.paragraph();
    const bool numbered = is_element(node, GUMBO_TAG_OL);
    const bool notes = notes_ || is_called(node, "footnotes") || is_called(node, "references") ||
                       is_called(node, "endnotes") || is_called(node, "footnote-list");
    std::uint32_t number = std::max<std::uint32_t>(digits_of(html::attribute(node, "start")), 1);
    const auto& list = node.v.element.children;
    for (unsigned i = 0; i < list.length; ++i) {
      const auto& child = *static_cast<const GumboNode*>(list.data[i]);
      if (!is_element(child, GUMBO_TAG_LI)) {
        visit(child);
        continue;
      }
      if (html::is_left_out(child, inside_)) continue;
      const auto id = html::attribute(child, "id");
      const bool note = numbered && (notes_ || (notes && (id.starts_with("fn") || id.starts_with("cite_note"))));
      if (note) {
        inline_children(child);
        writer_.note(number++);
      } else {
        item(child, numbered ? std::to_string(number++) + "." : std::string());
      }
    }
  }

  /// The item's own text, then the lists inside.
  void item(const GumboNode& node, const std::string& marker) {
    std::vector<const GumboNode*> inner;
    const auto& list = node.v.element.children;
    for (unsigned i = 0; i < list.length; ++i) {
      const auto& child = *static_cast<const GumboNode*>(list.data[i]);
      if (is_element(child, GUMBO_TAG_UL) || is_element(child, GUMBO_TAG_OL) || is_element(child, GUMBO_TAG_TABLE)) {
        inner.push_back(&child);
      } else if (child.type == GUMBO_NODE_ELEMENT && !is_inline(child.v.element.tag)) {
        writer_.blank();
        if (is_element(child, GUMBO_TAG_SUP)) raised(child);
        if (!is_element(child, GUMBO_TAG_SUP) && !html::is_left_out(child, inside_)) inline_children(child);
      } else {
        visit(child);
      }
    }
    writer_.item(marker);
    for (const auto* child : inner) visit(*child);
  }

  /// Whether a table only lays the page out: it holds headings, or a cell of several paragraphs.
  static bool lays_out(const GumboNode& table) {
    if (html::attribute(table, "role") == "presentation") return true;
    bool found = false;
    std::vector<const GumboNode*> open{&table};
    while (!open.empty() && !found) {
      const auto& node = *open.back();
      open.pop_back();
      const auto& list = node.v.element.children;
      int paragraphs = 0;
      for (unsigned i = 0; i < list.length; ++i) {
        const auto& child = *static_cast<const GumboNode*>(list.data[i]);
        if (child.type != GUMBO_NODE_ELEMENT) continue;
        paragraphs += is_element(child, GUMBO_TAG_P) ? 1 : 0;
        found = found || heading_level(child.v.element.tag) > 0 || is_element(child, GUMBO_TAG_TABLE);
        open.push_back(&child);
      }
      found = found || paragraphs > 2;
    }
    return found;
  }

  std::string cell(const GumboNode& node) {
    inline_children(node);
    return writer_.take_text();
  }

  void rows_of(const GumboNode& node, MarkupWriter::Cells& rows, std::string& caption) {
    const auto& list = node.v.element.children;
    for (unsigned i = 0; i < list.length; ++i) {
      const auto& child = *static_cast<const GumboNode*>(list.data[i]);
      if (child.type != GUMBO_NODE_ELEMENT) continue;
      if (is_element(child, GUMBO_TAG_CAPTION)) {
        caption = cell(child);
      } else if (is_element(child, GUMBO_TAG_TR)) {
        rows.emplace_back();
        const auto& cells = child.v.element.children;
        for (unsigned k = 0; k < cells.length; ++k) {
          const auto& one = *static_cast<const GumboNode*>(cells.data[k]);
          if (is_element(one, GUMBO_TAG_TD) || is_element(one, GUMBO_TAG_TH)) rows.back().push_back(cell(one));
        }
      } else {
        rows_of(child, rows, caption);
      }
    }
  }

  void table(const GumboNode& node) {
    MarkupWriter::Cells rows;
    std::string caption;
    rows_of(node, rows, caption);
    writer_.table(std::move(rows), std::move(caption));
  }

  MarkupWriter& writer_;
  bool inside_;
  int bold_ = 0;
  int line_ends_ = 0;
  bool notes_ = false;  ///< in the part of the page that holds the notes
};

struct DestroyOutput {
  void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

/// The encoding that a page declares in its first bytes; empty where it declares none.
std::string declared_encoding(std::string_view bytes) {
  constexpr std::size_t reach = 4096;
  const auto head = lowered(bytes.substr(0, reach));
  auto at = head.find("charset=");
  std::size_t name = 8;
  if (at == std::string::npos && head.starts_with("<?xml")) {
    at = head.substr(0, head.find("?>")).find("encoding=");
    name = 9;
  }
  if (at == std::string::npos) return {};
  auto begin = at + name;
  while (begin < head.size() && (head[begin] == '"' || head[begin] == '\'' || head[begin] == ' ')) ++begin;
  const auto end = head.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_:.", begin);
  return head.substr(begin, end == std::string::npos ? end : end - begin);
}

}  // namespace

bool looks_like_html(std::string_view bytes) {
  constexpr std::size_t reach = 1024;
  auto head = trim(bytes.substr(0, reach));
  if (head.starts_with("\xEF\xBB\xBF")) head = trim(head.substr(3));
  while (head.starts_with("<!--") || head.starts_with("<?")) {
    const auto end = head.find('>');
    if (end == std::string_view::npos) return false;
    head = trim(head.substr(end + 1));
  }
  return starts_with_ci(head, "<!doctype html") || starts_with_ci(head, "<html");
}

bool write_html(std::string_view bytes, MarkupWriter& writer, Paper& paper, Paper& fallback) {
  if (html::costs_too_much(bytes)) return false;
  const std::unique_ptr<GumboOutput, DestroyOutput> output(
      gumbo_parse_with_options(&kGumboDefaultOptions, bytes.data(), bytes.size()));
  if (!output || html::nests_deeper(*output->root, html::deepest)) return false;
  html::read_metadata(*output->root, paper);
  html::read_fallback_metadata(*output->root, fallback);
  const auto& content = html::main_content(*output->root);
  HtmlWalk(writer, !is_element(content, GUMBO_TAG_BODY)).run(content);
  return true;
}

Result<MarkedUp> read_html(std::string_view bytes) {
  const auto source = decode_source(bytes, declared_encoding(bytes));
  if (!source) return source.error();
  MarkedUp read;
  read.notes = source->notes;
  MarkupWriter writer;
  if (!write_html(source->text, writer, read.paper, read.fallback)) {
    return Error{ErrorCode::BadData, "the page nests deeper than " + std::to_string(html::deepest) + " elements",
                 "save it again from a browser, or convert it to Markdown"};
  }
  read.blocks = writer.take();
  if (read.blocks.empty()) return Error{ErrorCode::BadData, "the page holds no text", "save the whole page again"};
  return read;
}

}  // namespace dossier::reading
