// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options/flag_groups.hpp"

#include "searcher/output/export.hpp"

#include <array>

namespace dossier {
namespace {

using enum Takes;

constexpr Flag switch_flag(std::string_view name, std::string_view help) {
  Flag flag;
  flag.name = name;
  flag.help = help;
  return flag;
}

constexpr Flag number(std::string_view name, std::uint32_t least, std::uint32_t most, std::string_view help,
                      char letter = 0) {
  Flag flag = switch_flag(name, help);
  flag.letter = letter;
  flag.takes = Number;
  flag.value = "N";
  flag.least = least;
  flag.most = most;
  return flag;
}

constexpr Flag choice(std::string_view name, std::string_view value, std::string_view choices, std::string_view help) {
  Flag flag = switch_flag(name, help);
  flag.takes = Choice;
  flag.value = value;
  flag.choices = choices;
  return flag;
}

constexpr Flag facet(std::string_view name, std::string_view value, std::string_view help) {
  Flag flag;
  flag.name = name;
  flag.takes = FacetValue;
  flag.value = value;
  flag.help = help;
  flag.repeats = true;
  return flag;
}

constexpr Flag taking(std::string_view name, Takes takes, std::string_view value, std::string_view help,
                      bool repeats = false) {
  Flag flag;
  flag.name = name;
  flag.takes = takes;
  flag.value = value;
  flag.help = help;
  flag.repeats = repeats;
  return flag;
}

constexpr std::uint32_t most_hits = 100000;
constexpr std::uint32_t most_offset = 100000000;

constexpr std::array common_list{
    taking("index", Folder, "DIR",
           "Index to use (default: $DOSSIER_INDEX, else the nearest .dossier in this folder or one above); or "
           "http://HOST:9200/NAME, see docs/cluster.md"),
    choice("color", "WHEN", "auto always never", "Use colour; auto: on a terminal, unless NO_COLOR is set"),
    choice("hyperlinks", "WHEN", "auto always never", "Link to the source lines; auto: if the terminal supports links"),
    switch_flag("no-pager", "Do not page long output through $DOSSIER_PAGER, $PAGER or less"),
    Flag{"help", 'h', Nothing, "", "Show this help", "", 0, 0, false},
};

constexpr std::array filter_list{
    facet("paper", "ID", "Only passages of this paper"),
    facet("dyad", "PAIR", "Only passages about this pair of states, in any spelling: China-Pakistan, pak-us"),
    facet("section", "ROLE", "Only passages of sections with this role: introduction, theory, analysis …"),
    facet("theory", "NAME", "Only passages labelled with this theory"),
    facet("kind", "KIND",
          "Only this kind of passage: paragraph, list, table, footnote, reference, front; note "
          "and annotation are your own"),
    facet("year", "YEAR", "Only papers from this year or range of years, such as 2015..2022"),
    taking("filter", Filter, "FACET=VALUE", "Only this value of any facet; FACET!=VALUE excludes it", true),
    taking("min-confidence", Share, "X",
           "Ignore labels (dyad, theory …) with a confidence below X (0 to 1), in filters and in counts"),
    switch_flag("no-notes", "Leave out your own notes and annotations"),
};

constexpr std::array word_list{
    switch_flag("exact", "Search for every word exactly as typed, without the expansions below"),
    switch_flag("no-stems", "Do not search for other forms of a word, derived words or other ways of writing it"),
    switch_flag("no-spelling", "Do not correct the spelling of words that are not in the index"),
    switch_flag("no-synonyms", "Do not search for synonyms and other names of states"),
    switch_flag("no-acronyms", "Do not search for the long forms of acronyms, or the acronyms of long forms"),
    switch_flag("no-variants", "Do not search for the other spelling (British or American) or Chinese script"),
    switch_flag("no-related", "Do not let related words affect the ranking"),
    switch_flag("no-meaning", "Rank by words only; do not add passages that are near in meaning"),
};

constexpr std::array paging_list{
    number("limit", 0, most_hits, "At most N hits (default 10)", 'n'),
    number("offset", 0, most_offset, "Skip the first N hits"),
};

constexpr std::array ranking_list{
    choice("sort", "ORDER", "relevance year paper", "Order of the hits"),
    number("per-paper", 0, most_hits, "At most N hits of one paper (default 0: no limit)"),
    switch_flag("feedback", "Add words from the best hits to the query and search again"),
};

/// The names of a table as a flag's choices, cut by blanks, behind `first`.
template <auto& table, std::size_t size>
constexpr std::array<char, size> choices_of(std::string_view first) {
  std::array<char, size> text{};
  std::size_t at = 0;
  const auto put = [&](std::string_view name) {
    if (at > 0) text[at++] = ' ';
    for (const char c : name) text[at++] = c;
  };
  if (!first.empty()) put(first);
  for (const auto& one : table) put(one.name);
  return text;
}

template <auto& table>
constexpr std::size_t choices_size(std::string_view first) {
  auto size = first.size();
  for (const auto& one : table) size += one.name.size() + (size > 0 ? 1 : 0);
  return size;
}

constexpr auto format_text = choices_of<export_formats, choices_size<export_formats>("text")>("text");
constexpr std::string_view format_choices(format_text.data(), format_text.size());

constexpr Flag style_flag =
    taking("style", File, "STYLE",
           "Cite in this style: pandoc, apa, chicago, mla, plain, a file in CSL, or the name of one in your folder of "
           "styles (docs/citing.md); default: $DOSSIER_STYLE");

constexpr std::array shape_list{
    switch_flag("json", "Print JSON, the same as the API; see docs/json.md"),
    choice("format", "FORMAT", format_choices, "Export the hits with their citations in this format"),
    style_flag,
};

constexpr std::array json_list{switch_flag("json", "Print JSON; see docs/json.md")};

constexpr std::array inspect_list{
    switch_flag("explain", "Show the parts of each hit's score"),
    switch_flag("analyze", "Show step by step how the query is understood, without searching"),
    switch_flag(
        "kwic",
        "Show each match on a line, with the words before and after it; --format csv, markdown or docx exports them"),
    choice("kwic-sort", "WORD", "hit left left2 left3 right right2 right3",
           "Sort lines by rank, or by the first, second or third word to the left or right of the match"),
    number("kwic-passages", 0, most_offset, "Look for matches in the N best passages (default 2000; 0: all)"),
    number("collocates", 0, most_hits,
           "With --kwic: list N words that occur near the matches more often than by chance"),
    switch_flag("no-facets", "Do not show facet counts"),
};

constexpr std::array save_list{
    taking("save", Text, "NAME", "Also save the search under this name; `dossier news` shows what it gains"),
};

constexpr std::array news_list{
    taking("since", Text, "DATE", "Show what is new since this date (2026-03-31), seen or not; marks nothing as seen"),
    switch_flag("keep", "Do not mark the passages as seen"),
    switch_flag("json", "Print JSON; see docs/json.md"),
};

constexpr std::array restore_list{
    switch_flag("replace", "Replace existing files that differ; they are backed up first"),
};

constexpr std::array copy_list{
    switch_flag("replace", "Replace an existing index"),
    number("threads", 1, 256, "Number of writing threads (default: chosen for the target)"),
    switch_flag("quiet", "Show no progress"),
};

constexpr std::array index_list{
    switch_flag("rebuild", "Read every file again and rebuild the index; searches use the old one until then"),
    switch_flag("watch", "Then watch the files and folders and update the index until Ctrl-C"),
    number("threads", 1, 256, "Number of files read at the same time (default: one per core)"),
    number("memory", 64, 1048576, "Use at most about N MiB of memory (default 512)"),
    number("max-file-size", 1, 512,
           "Skip papers of more than N MiB (default 64); a line of a .jsonl file has at most 16"),
    switch_flag("ocr", "Recognise the text of scanned PDFs with ocrmypdf, in a cache; the files are not changed"),
    switch_flag("follow-links", "Follow symbolic links that point outside the folders"),
    switch_flag("allow-removal",
                "Remove missing papers even if they are more than half of the index or a folder is empty"),
    taking("bibliography", File, "FILE",
           "Also take titles, authors, years and citation keys from this file: .bib, .ris, CSL-JSON or zotero.sqlite",
           true),
    taking("taxonomy", Folder, "DIR",
           "Use the states, theories, other facets, synonyms and cues in the .json files of this folder (see "
           "docs/labels.md); stored in the index. built-in: use those of the program"),
    switch_flag("no-labels", "Do not label passages from their text (dyad, theory)"),
    switch_flag("quiet", "Show no progress, and list only the files that were skipped"),
    switch_flag("json", "Print the report as JSON; see docs/json.md"),
};

constexpr std::array evidence_list{
    number("per-paper", 1, 100, "Passages per paper (default 2)"),
    number("limit", 0, most_hits, "At most N papers (default 50)", 'n'),
    number("offset", 0, most_offset, "Skip the first N papers"),
    choice("sort", "ORDER", "relevance year paper", "Order of the papers"),
    switch_flag("with-notes", "Also count your own notes and annotations"),
};

constexpr std::array matrix_list{
    switch_flag("papers", "Count papers instead of passages"),
    switch_flag("with-notes", "Also count your own notes and annotations"),
    switch_flag("json", "Print JSON; see docs/json.md"),
    choice("format", "FORMAT", "text csv markdown docx", "Export the table in this format"),
};

constexpr Flag chart_format = choice("format", "FORMAT", "text svg png csv markdown docx",
                                     "Write a drawing (svg, png), or export the table, in this format");

constexpr std::array cites_list{
    number("sentences", 0, most_hits, "At most N citing sentences for each pair of papers (default 3; 0: all)"),
    switch_flag("json", "Print JSON; see docs/json.md"),
    number("pairs", 1, most_hits, "Draw at most N pairs of papers, those with the most passages (default 60)"),
    chart_format,
};

constexpr std::array compare_list{
    number("limit", 1, most_hits, "At most N pairs of passages (default 10)", 'n'),
    taking("same", Facet, "FACET", "Pair passages that share a value of this facet (default: dyad and theory)", true),
    switch_flag("with-notes", "Also compare your own notes and annotations"),
    switch_flag("json", "Print JSON; see docs/json.md"),
    choice("format", "FORMAT", "text csv markdown docx", "Export the table in this format"),
};

constexpr std::array timeline_list{
    choice("by", "YEARS", "papers mentions", "Count by the year of the paper, or by the years that passages mention"),
    switch_flag("json", "Print JSON; see docs/json.md"),
    chart_format,
};

constexpr std::array dispersion_list{
    number("limit", 0, most_hits, "At most N papers (default 50)", 'n'),
    number("offset", 0, most_offset, "Skip the first N papers"),
    choice("sort", "ORDER", "passages year paper", "Order of the papers"),
    switch_flag("json", "Print JSON; see docs/json.md"),
    chart_format,
};

constexpr std::array network_list{
    number("limit", 0, most_hits, "At most N pairs (default 60; 0: all)", 'n'),
    switch_flag("json", "Print JSON; see docs/json.md"),
    chart_format,
};

constexpr std::array heat_list{
    choice("by", "YEARS", "papers mentions", "Columns: the years of the papers, or those that passages mention"),
    number("limit", 1, most_hits, "At most N pairs (default 40)", 'n'),
    switch_flag("json", "Print JSON, as of a matrix; see docs/json.md"),
    chart_format,
};

constexpr std::array keyness_list{
    number("limit", 1, most_hits, "At most N words and N pairs of words (default 50)", 'n'),
    switch_flag("json", "Print JSON; see docs/json.md"),
    chart_format,
};

constexpr std::array similar_list{
    number("limit", 0, most_hits, "At most N passages (default 10)", 'n'),
    number("per-paper", 0, most_hits, "At most N passages of one paper (default 3; 0: no limit)"),
};

constexpr std::array show_list{
    number("context", 0, 50, "Also show N passages before and after (default 1)"),
    switch_flag("open",
                "Open the file at the passage's page (in $DOSSIER_VIEWER, evince, okular, zathura or xdg-open)"),
    taking("picture", File, "FILE.png", "Write the page of the PDF as a picture, with the passage marked"),
    switch_flag("json", "Print JSON; see docs/json.md"),
    choice("format", "FORMAT", format_choices, "Export the passage, with its citation, in this format"),
    style_flag,
};

constexpr std::array label_list{
    taking("add", Text, "FACET:VALUE", "Give the passage this label: dyad:CHN-PAK, theory:realism", true),
    taking("remove", Text, "FACET:VALUE", "Remove this label", true),
    taking("section", Text, "ROLE", "Set the role of its section: methods, analysis …"),
    switch_flag("undo", "Undo its last correction"),
    switch_flag("list", "List the corrections of the passage, or all of them"),
};

constexpr std::array collection_list{
    taking("note", Text, "TEXT", "With note: the note on the passage; an empty one removes it"),
    taking("tag", Text, "TAG", "With note and add: give the passages this tag", true),
    taking("untag", Text, "TAG", "With note: remove this tag", true),
    switch_flag("json", "Print JSON: the file that import takes"),
    choice("format", "FORMAT", format_choices, "With export: the format; text is the file that import takes"),
    style_flag,
};

constexpr std::array facets_list{
    taking("facet", Facet, "NAME", "Only this facet", true),
    number("top", 0, most_hits, "At most N values per facet (default 0: all)"),
    switch_flag("json", "Print JSON; see docs/json.md"),
};

constexpr std::array papers_list{
    switch_flag("fix", "Correct fields of the paper with this id: FIELD=TEXT …; FIELD= undoes a correction"),
    switch_flag("json", "Print JSON, with the source of each field; see docs/json.md"),
};

constexpr std::array passages_list{facet("paper", "ID", "Only passages of this paper")};

constexpr std::array read_list{
    switch_flag("stages", "Show what each stage of reading changed, and why"),
    taking("without", Text, "STAGE", "Leave out a stage, or with 'STAGE: REASON' one of its rules", true),
    switch_flag("json", "Print JSON; see docs/json.md"),
};

constexpr std::array batch_list{
    choice("format", "FORMAT", "hits trec", "hits: one JSON line per query; trec: a run for trec_eval"),
    number("limit", 1, most_hits, "At most N hits per query (default 100)", 'n'),
    number("per-paper", 0, most_hits, "At most N hits of one paper (default 0: no limit)"),
    switch_flag("feedback", "Add words from the best hits to each query and search again"),
    number("threads", 1, 256,
           "Number of queries run at the same time (default: one per core); the output does not change"),
    taking("filter-by", Facet, "FACET", "Filter each query by this facet, with the value in the field of that name",
           true),
};

constexpr std::array vectors_list{
    taking("command", Text, "CMD",
           "The program, run by sh -c in this folder; remembered with your settings, for this index and its queries"),
    taking("model", Text, "NAME", "The name of its model, if the program does not give it"),
    switch_flag("replace", "Recompute all vectors, as for another model; searches use the old ones until then"),
    switch_flag("remove", "Remove all vectors, and forget the program"),
    number("timeout", 1, 86400,
           "Stop if the program takes more than N seconds for a vector (default 60); its first answer may take five "
           "times as long"),
    number("query-timeout", 1, 3600, "Wait at most N seconds for the vector of a query (default 10); remembered"),
    switch_flag("quiet", "Show no progress"),
};

constexpr std::array serve_list{
    number("port", 0, 65535, "Port (default 8733); 0 picks a free port and prints it"),
    taking("host", Text, "ADDRESS", "Address to listen on (default 127.0.0.1: this machine only)"),
    taking("allow-host", Text, "NAME", "Also accept requests for this host name", true),
    switch_flag("open", "Open the page in your browser ($BROWSER, else xdg-open)"),
    switch_flag("no-corrections",
                "Do not accept corrections of labels from the page, even if only this machine can reach it"),
    taking("log", File, "FILE", "Write an access log; - means standard error"),
    switch_flag("log-queries", "Include the text of queries in the access log"),
};

}  // namespace

const FlagGroup& common_flags() {
  static constexpr FlagGroup group{"Common flags", common_list};
  return group;
}

namespace flags {

constexpr FlagGroup filters{"Filters (repeat a flag to allow several values)", filter_list};
constexpr FlagGroup words{"Expansions", word_list};
constexpr FlagGroup paging{"Limits", paging_list};
constexpr FlagGroup ranking{"Ranking", ranking_list};
constexpr FlagGroup shape{"Output", shape_list};
constexpr FlagGroup json_only{"Output", json_list};
constexpr FlagGroup inspect{"Details", inspect_list};
constexpr FlagGroup save{"Saving", save_list};
constexpr FlagGroup news{"Flags", news_list};
constexpr FlagGroup restore{"Flags", restore_list};
constexpr FlagGroup copy{"Flags", copy_list};
constexpr FlagGroup index{"Flags", index_list};
constexpr FlagGroup evidence{"Limits", evidence_list};
constexpr FlagGroup matrix{"Output", matrix_list};
constexpr FlagGroup cites{"Output", cites_list};
constexpr FlagGroup compare{"Output", compare_list};
constexpr FlagGroup timeline{"Output", timeline_list};
constexpr FlagGroup dispersion{"Output", dispersion_list};
constexpr FlagGroup network{"Output", network_list};
constexpr FlagGroup heat{"Output", heat_list};
constexpr FlagGroup keyness{"Output", keyness_list};
constexpr FlagGroup similar{"Limits", similar_list};
constexpr FlagGroup show{"Output", show_list};
constexpr FlagGroup label{"Corrections", label_list};
constexpr FlagGroup collection{"Flags", collection_list};
constexpr FlagGroup facets{"Output", facets_list};
constexpr FlagGroup papers{"Flags", papers_list};
constexpr FlagGroup passages{"Selection", passages_list};
constexpr FlagGroup read{"Output", read_list};
constexpr FlagGroup batch{"Flags", batch_list};
constexpr FlagGroup serve{"Flags", serve_list};
constexpr FlagGroup vectors{"Flags", vectors_list};

}  // namespace flags
}  // namespace dossier
