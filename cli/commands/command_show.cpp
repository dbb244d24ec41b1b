// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "cli/commands/answer.hpp"
#include "cli/commands/commands.hpp"
#include "cli/output/text_output.hpp"
#include "cli/viewing/page_view.hpp"
#include "index/mentions_year.hpp"
#include "index/page_text.hpp"
#include "index/read/passage_neighbours.hpp"

#include <algorithm>

namespace dossier {
namespace {

std::string reason(const Label& label) {
  const std::string trigger = "“" + label.trigger + "”";
  switch (label.source) {
    case LabelSource::Text:
      return trigger + " in the text";
    case LabelSource::Heading:
      return trigger + " in a heading";
    case LabelSource::Inherited:
      return trigger + ", from the topic of the passage or the paper";
    case LabelSource::Given:
      return label.trigger == corrected_trigger ? "corrected by you" : "given by the source";
  }
  return {};
}

/// ` (PDF page 7)` where another number is printed there.
std::string in_file(const Passage& passage) {
  const auto text = page_in_file(passage);
  return text.empty() ? text : " (" + text + ")";
}

/// The years that the passage mentions, on one line.
std::string mentioned(const Passage& passage) {
  std::vector<std::string> years;
  for (const auto& label : passage.labels) {
    if (label.facet == mentions_year_facet) years.push_back(label.value);
  }
  return joined(years, " · ");
}

void write_passage(Console& console, const PassageNeighbours& shown, std::size_t i) {
  const auto& passage = shown.passages[i];
  const bool asked = i == shown.at;
  const auto where = console.paint(Style::Faint, text::location(passage) + in_file(passage) + "  " + passage.id);
  console.write((asked ? "▸ " : "  ") + console.link(shown.paper.source, passage.lines.first, where) + "\n");
  std::vector<TextSpan> marks;
  if (asked) {
    for (const auto& label : passage.labels) {
      if (!label.span.empty() && label.facet != mentions_year_facet) marks.push_back(label.span);
    }
    std::ranges::sort(marks);
  }
  text::body(console, passage.text, {0, static_cast<std::uint32_t>(passage.text.size())}, marks, 2);
  for (std::size_t n = 0; asked && n < passage.labels.size(); ++n) {
    const auto& label = passage.labels[n];
    if (label.facet == mentions_year_facet) continue;
    console.write("  " + console.paint(Style::Label, label.facet + " " + label.value) +
                  console.paint(Style::Faint, ": " + reason(label)) + "\n");
  }
  if (const auto years = mentioned(passage); asked && !years.empty()) {
    console.write("  " + console.paint(Style::Label, std::string(mentions_year_facet) + " " + years) + "\n");
  }
  if (asked && !passage.marks.empty()) {
    console.write("  " + console.paint(Style::Faint, "on the passage " + passage.marks) + "\n");
  }
  console.write("\n");
}

/// What the user has marked in the passage that was asked for, and written on it.
void write_notes(Console& console, const PassageNeighbours& shown) {
  for (const auto& note : shown.notes) {
    const auto head = std::string(kind_in_words(note.kind)) + "  " + note.id;
    console.write("    " + console.paint(Style::Faint, head) + "\n");
    text::body(console, note.text, {0, static_cast<std::uint32_t>(note.text.size())}, {}, 4);
    console.write("\n");
  }
}

}  // namespace

int run_show(const Arguments& arguments, Console& console) {
  if (auto fits = check_style(arguments); !fits) return console.fail(fits.error());
  const auto opened = open_searchable(arguments, console);
  if (!opened) return console.fail(opened.error());
  const auto& id = arguments.operands().front();
  const bool exports = wants_export(arguments);
  const std::size_t context = exports ? 0 : arguments.number("context", 1);
  const auto doc = opened->catalogue().find(id);
  const auto shown =
      doc ? passage_neighbours(opened->catalogue(), *doc, context, context) : Result<PassageNeighbours>(doc.error());
  if (!shown) return console.fail(shown.error());
  const auto& asked = shown->passages[shown->at];
  if (arguments.has("open") || arguments.has("picture")) {
    if (arguments.has("open")) return show_in_viewer(opened->catalogue(), asked, console);
    return write_picture(opened->catalogue(), asked, arguments.value("picture"), console);
  }
  console.start_pager();
  if (arguments.has("json")) {
    console.write(show_json(*shown));
  } else if (exports) {
    const auto written = write_export(arguments, console, *opened, "passage " + id, {{&asked, &shown->paper}}, {});
    if (!written) return console.fail(written.error());
  } else {
    console.write(console.paint(Style::Title, text::reference(shown->paper)) + "\n\n");
    for (std::size_t i = 0; i < shown->passages.size(); ++i) {
      write_passage(console, *shown, i);
      if (i == shown->at) write_notes(console, *shown);
    }
  }
  return 0;
}

}  // namespace dossier
