// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/markup/epub_reader.hpp"

#include "indexer/markup/html_reader.hpp"
#include "indexer/markup/xml_tree.hpp"
#include "indexer/text/front_values.hpp"

#include <charconv>
#include <filesystem>
#include <map>

namespace dossier::reading {
namespace {

using Node = pugi::xml_node;

Error broken(const std::string& what) { return {ErrorCode::BadData, "the book " + what, "fetch it again"}; }

/// `a%20b.xhtml` → `a b.xhtml`, without what stands behind a `#`.
std::string plain_address(std::string_view address) {
  address = address.substr(0, address.find('#'));
  std::string out;
  for (std::size_t at = 0; at < address.size(); ++at) {
    unsigned value = 0;
    const auto* const digits = address.data() + at + 1;
    if (address[at] == '%' && at + 2 < address.size() &&
        std::from_chars(digits, digits + 2, value, 16).ptr == digits + 2) {
      out += static_cast<char>(value);
      at += 2;
    } else {
      out += address[at];
    }
  }
  return out;
}

void read_metadata(const Node& metadata, Paper& paper) {
  std::vector<Person> people;
  for (const auto& node : metadata.children()) {
    const auto name = xml::local_name(node);
    const auto text = xml::plain_text(node);
    if (name == "title" && paper.title.empty()) paper.title = text;
    if (name == "creator") {
      const auto sorted = xml::attribute(node, "file-as");
      auto person = parse_person(text);
      // `Doe, Jane` beside `Jane Doe` says which part is the family name.
      if (sorted.find(',') != std::string_view::npos && !person.organisation) person = parse_person(sorted);
      if (!person.family.empty()) people.push_back(std::move(person));
    }
    if (name == "date" && !paper.year) paper.year = find_plain_year(text);
    if (name == "language" && paper.language.empty()) paper.language = text;
    if (name == "identifier" && paper.doi.empty()) paper.doi = plain_doi(text);
    if (name == "subject") paper.keywords.push_back(text);
  }
  set_authors(paper, std::move(people));
}

}  // namespace

Result<MarkedUp> read_epub(ZipArchive& archive) {
  const auto container = archive.read("META-INF/container.xml");
  if (!container) return container.error();
  pugi::xml_document tree;
  if (auto parsed = xml::parse(*container, tree); !parsed) return parsed.error();
  std::string package_name;
  xml::each(tree, "rootfile", [&](const Node& node) {
    if (package_name.empty()) package_name = xml::attribute(node, "full-path");
  });
  const auto package = archive.read(package_name);
  if (!package) return package.error();
  pugi::xml_document opf;
  if (auto parsed = xml::parse(*package, opf); !parsed) return parsed.error();
  std::map<std::string, std::string, std::less<>> chapters;
  xml::each(opf, "item", [&](const Node& item) {
    const auto type = xml::attribute(item, "media-type");
    const bool contents = xml::attribute(item, "properties").find("nav") != std::string_view::npos;
    if (type.find("html") != std::string_view::npos && !contents) {
      chapters.emplace(xml::attribute(item, "id"), plain_address(xml::attribute(item, "href")));
    }
  });
  std::vector<std::string> spine;
  xml::each(opf, "itemref", [&](const Node& item) {
    const auto chapter = chapters.find(xml::attribute(item, "idref"));
    if (chapter != chapters.end() && xml::attribute(item, "linear") != "no") spine.push_back(chapter->second);
  });
  MarkedUp read;
  MarkupWriter writer;
  const auto folder = std::filesystem::path(package_name).parent_path();
  for (const auto& name : spine) {
    const auto page = archive.read((folder / name).lexically_normal().generic_string());
    if (!page) return page.error();
    Paper ignored;
    if (!write_html(*page, writer, ignored, ignored)) return broken("has a chapter that nests too deep: " + name);
  }
  xml::each(opf, "metadata", [&](const Node& node) { read_metadata(node, read.paper); });
  read.blocks = writer.take();
  if (read.blocks.empty()) return broken("holds no text");
  return read;
}

}  // namespace dossier::reading
