// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options/flag_groups.hpp"

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
  Flag flag;
  flag.name = name;
  flag.letter = letter;
  flag.takes = Number;
  flag.value = "N";
  flag.help = help;
  flag.least = least;
  flag.most = most;
  return flag;
}

constexpr Flag choice(std::string_view name, std::string_view value, std::string_view choices, std::string_view help) {
  Flag flag;
  flag.name = name;
  flag.takes = Choice;
  flag.value = value;
  flag.help = help;
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
           "The index; else $DOSSIER_INDEX, else the nearest .dossier here or in a folder above"),
    choice("color", "WHEN", "auto always never", "Colour; auto: on a terminal, unless NO_COLOR is set"),
    choice("hyperlinks", "WHEN", "auto always never", "Links to the source lines; auto: where the terminal knows them"),
    switch_flag("no-pager", "Do not show long output through $DOSSIER_PAGER, $PAGER or less"),
    Flag{"help", 'h', Nothing, "", "Show this help", "", 0, 0, false},
};

constexpr std::array filter_list{
    facet("paper", "ID", "Only passages of this paper"),
    facet("dyad", "PAIR", "Only passages on this pair of states, in any spelling: China-Pakistan, pak-us"),
    facet("section", "ROLE", "Only passages of sections with this role: introduction, theory, analysis …"),
    facet("theory", "NAME", "Only passages labelled with this theory"),
    facet("kind", "KIND", "Only this kind of passage: paragraph, list, table, footnote, reference, front"),
    facet("year", "YEAR", "Only papers of this year, or of years as 2015..2022"),
    taking("filter", Filter, "FACET=VALUE", "Only this value of any facet; FACET!=VALUE leaves it out", true),
};

constexpr std::array word_list{
    switch_flag("exact", "Take every word as it is written: none of the widenings below"),
    switch_flag("no-stems", "Do not find other words of the same stem"),
    switch_flag("no-spelling", "Do not correct words that the index does not hold"),
    switch_flag("no-synonyms", "Do not find synonyms and other names of states"),
    switch_flag("no-acronyms", "Do not find acronyms by their long forms, nor the other way round"),
    switch_flag("no-variants", "Do not find the other of British and American spelling"),
    switch_flag("no-related", "Do not look for words near in meaning in the best passages"),
};

constexpr std::array paging_list{
    number("limit", 0, most_hits, "At most N hits (default 10)", 'n'),
    number("offset", 0, most_offset, "Pass over the first N hits"),
};

constexpr std::array ranking_list{
    choice("sort", "ORDER", "relevance year paper", "Order of the hits"),
    number("per-paper", 0, most_hits, "At most N hits of one paper (default 0: no limit)"),
    switch_flag("feedback", "Widen the query by words of its best hits and search again"),
};

constexpr std::string_view export_formats = "text markdown csv bibtex ris csl-json jsonl";

constexpr std::array shape_list{
    switch_flag("json", "Print JSON, as the API answers; see docs/json.md"),
    choice("format", "FORMAT", export_formats, "Export what is shown, with citations, in this format"),
};

constexpr std::array json_list{switch_flag("json", "Print JSON; see docs/json.md")};

constexpr std::array inspect_list{
    switch_flag("explain", "Show the parts of each hit's score"),
    switch_flag("analyze", "Show the stages in which the query was understood, and do not search"),
    switch_flag("kwic", "Show each match in its line, the matches below one another"),
    choice("kwic-sort", "WORD", "hit left right",
           "Order of the lines: as found, or by the word left or right of the match"),
    switch_flag("no-facets", "Leave the facet counts out"),
};

constexpr std::array index_list{
    switch_flag("rebuild", "Read every file again and make the index anew; readers keep the old one until then"),
    switch_flag("watch", "Afterwards wait for changes of the files and folders, and follow them until Ctrl-C"),
    number("threads", 1, 256, "Readers at work at the same time (default: one a core)"),
    number("memory", 64, 1048576, "Keep to about N MiB of memory (default 512)"),
    taking("taxonomy", Folder, "DIR",
           "Take states, theories and other facets, synonyms and cues from the .json files of this folder (see "
           "docs/labels.md); the index keeps them. built-in: those of the program"),
    switch_flag("no-labels", "Leave out the labels that come from the text (dyad, theory)"),
    switch_flag("quiet", "Show no progress, and of single files only those that were skipped"),
    switch_flag("json", "Print the ledger as JSON; see docs/json.md"),
};

constexpr std::array evidence_list{number("per-paper", 1, 100, "Passages a paper (default 2)")};

constexpr std::array matrix_list{
    switch_flag("papers", "Count papers instead of passages"),
    switch_flag("json", "Print JSON; see docs/json.md"),
    choice("format", "FORMAT", "text csv", "text, or CSV for a spreadsheet"),
};

constexpr std::array similar_list{
    number("limit", 0, most_hits, "At most N passages (default 10)", 'n'),
    number("per-paper", 0, most_hits, "At most N passages of one paper (default 3; 0: no limit)"),
};

constexpr std::array show_list{
    number("context", 0, 50, "Show also N passages before and after (default 1)"),
    switch_flag("json", "Print JSON; see docs/json.md"),
    choice("format", "FORMAT", export_formats, "Export the passage, with its citation, in this format"),
};

constexpr std::array facets_list{
    taking("facet", Facet, "NAME", "Only this facet", true),
    number("top", 0, most_hits, "At most N values a facet (default 0: all)"),
    switch_flag("json", "Print JSON; see docs/json.md"),
};

constexpr std::array passages_list{facet("paper", "ID", "Only passages of this paper")};

constexpr std::array batch_list{
    choice("format", "FORMAT", "hits trec", "hits: a JSON line a query; trec: a run for trec_eval"),
    number("limit", 1, most_hits, "At most N hits a query (default 100)", 'n'),
    number("per-paper", 0, most_hits, "At most N hits of one paper (default 0: no limit)"),
    switch_flag("feedback", "Widen each query by words of its best hits and search again"),
    number("threads", 1, 256, "Queries answered at the same time (default: one a core); the output is the same"),
    taking("filter-by", Facet, "FACET", "Take a filter on this facet from the field of that name of each line", true),
};

constexpr std::array serve_list{
    number("port", 0, 65535, "Port (default 8733); 0 takes a free one and prints it"),
    taking("host", Text, "ADDRESS", "Address to listen on (default 127.0.0.1: this machine only)"),
    taking("allow-host", Text, "NAME", "Answer requests that name the server so, too", true),
    taking("log", File, "FILE", "Write an access log; - is the standard error"),
    switch_flag("log-queries", "Keep the text of queries in the access log"),
};

}  // namespace

const FlagGroup& common_flags() {
  static constexpr FlagGroup group{"Common flags", common_list};
  return group;
}

namespace flags {

constexpr FlagGroup filters{"Which passages (each repeatable: any of the values)", filter_list};
constexpr FlagGroup words{"How words are understood", word_list};
constexpr FlagGroup paging{"How many", paging_list};
constexpr FlagGroup ranking{"In which order", ranking_list};
constexpr FlagGroup shape{"Output", shape_list};
constexpr FlagGroup json_only{"Output", json_list};
constexpr FlagGroup inspect{"A closer look", inspect_list};
constexpr FlagGroup index{"Flags", index_list};
constexpr FlagGroup evidence{"How many", evidence_list};
constexpr FlagGroup matrix{"Output", matrix_list};
constexpr FlagGroup similar{"How many", similar_list};
constexpr FlagGroup show{"Output", show_list};
constexpr FlagGroup facets{"Output", facets_list};
constexpr FlagGroup passages{"Which passages", passages_list};
constexpr FlagGroup batch{"Flags", batch_list};
constexpr FlagGroup serve{"Flags", serve_list};

}  // namespace flags
}  // namespace dossier
