// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options/options.hpp"

#include "cli/commands/commands.hpp"
#include "cli/options/flag_groups.hpp"

#include <algorithm>
#include <array>

namespace dossier {
namespace {

using enum Takes;
using Groups = const FlagGroup*;

constexpr std::array paths{Operand{"PATH", File, "Files and folders; folders are searched recursively", 1, any_number}};
constexpr std::array query{
    Operand{"QUERY", Text, "The query; see docs/query-language.md; - reads it from standard input", 1, any_number}};
constexpr std::array optional_query{Operand{"QUERY", Text, "Words; see docs/query-language.md", 0, any_number}};
constexpr std::array passage_id{Operand{"ID", Passage, "Id of a passage, as printed by search", 1, 1}};
constexpr std::array optional_passage_id{Operand{"ID", Passage, "Id of a passage, as printed by search", 0, 1}};
constexpr std::array matrix_operands{Operand{"ROWS", Facet, "Facet of the rows", 1, 1},
                                     Operand{"COLUMNS", Facet, "Facet of the columns", 1, 1},
                                     Operand{"QUERY", Text, "Words; see docs/query-language.md", 0, any_number}};
constexpr std::array paper_file{
    Operand{"FILE", File, "A paper in PDF, DOCX, ODT, EPUB, HTML, JATS, TEI, Markdown or plain text", 1, 1}};
constexpr std::array collection_operands{
    Operand{"ACTION", Takes::Text, "list, show, add, remove, note, rename, delete, export, import or undo", 0, 1},
    Operand{"NAME", Takes::Text, "The name of a collection, then ids of passages, the new name, or a file", 0,
            any_number}};
constexpr std::array topics{
    Operand{"TOPICS", File, "A file of JSON lines, one query per line; - means standard input", 1, 1}};
constexpr std::array saved_operands{Operand{"ACTION", Text, "list (the default), run, delete or export", 0, 1},
                                    Operand{"NAME", Takes::SavedSearch, "Names of saved searches", 0, any_number}};
constexpr std::array saved_names{
    Operand{"NAME", Takes::SavedSearch, "Names of saved searches (default: all)", 0, any_number}};
constexpr std::array backup_file{Operand{"FILE", File, "The backup, a tar archive", 1, 1}};
constexpr std::array copy_operands{Operand{"FROM", File, "An index: its folder, or its address in a cluster", 1, 1},
                                   Operand{"TO", File, "Where the copy will be: a folder, or an address", 1, 1}};
constexpr std::array topic{Operand{"COMMAND", Takes::CommandName, "A command", 0, 1}};
constexpr std::array optional_paper{
    Operand{"ID", Takes::Text, "Id or citation key of a paper (default: the whole library)", 0, 1}};
constexpr std::array papers_operands{
    Operand{"ID", Takes::Text, "Ids of papers; with --fix, one id, then FIELD=TEXT", 0, any_number}};
constexpr std::array words{Operand{"WORD", Text, "What has been typed so far", 0, any_number}};
constexpr std::array reference{Operand{"FORM", Text, "man, markdown, bash, zsh or fish", 1, 1}};

constexpr std::array<Groups, 1> index_groups{&flags::index};
constexpr std::array<Groups, 7> search_groups{&flags::filters, &flags::paging,  &flags::ranking, &flags::shape,
                                              &flags::words,   &flags::inspect, &flags::save};
constexpr std::array<Groups, 4> saved_groups{&flags::paging, &flags::ranking, &flags::shape, &flags::inspect};
constexpr std::array<Groups, 1> news_groups{&flags::news};
constexpr std::array<Groups, 4> evidence_groups{&flags::filters, &flags::evidence, &flags::shape, &flags::words};
constexpr std::array<Groups, 3> matrix_groups{&flags::filters, &flags::matrix, &flags::words};
constexpr std::array<Groups, 2> cites_groups{&flags::filters, &flags::cites};
constexpr std::array<Groups, 3> compare_groups{&flags::filters, &flags::compare, &flags::words};
constexpr std::array<Groups, 3> timeline_groups{&flags::filters, &flags::timeline, &flags::words};
constexpr std::array<Groups, 3> dispersion_groups{&flags::filters, &flags::dispersion, &flags::words};
constexpr std::array<Groups, 3> network_groups{&flags::filters, &flags::network, &flags::words};
constexpr std::array<Groups, 3> heat_groups{&flags::filters, &flags::heat, &flags::words};
constexpr std::array<Groups, 3> keyness_groups{&flags::filters, &flags::keyness, &flags::words};
constexpr std::array<Groups, 3> similar_groups{&flags::filters, &flags::similar, &flags::shape};
constexpr std::array<Groups, 1> show_groups{&flags::show};
constexpr std::array<Groups, 1> label_groups{&flags::label};
constexpr std::array<Groups, 1> collection_groups{&flags::collection};
constexpr std::array<Groups, 3> facets_groups{&flags::filters, &flags::facets, &flags::words};
constexpr std::array<Groups, 1> json_groups{&flags::json_only};
constexpr std::array<Groups, 1> papers_groups{&flags::papers};
constexpr std::array<Groups, 1> passages_groups{&flags::passages};
constexpr std::array<Groups, 1> read_groups{&flags::read};
constexpr std::array<Groups, 3> batch_groups{&flags::batch, &flags::filters, &flags::words};
constexpr std::array<Groups, 1> copy_groups{&flags::copy};
constexpr std::array<Groups, 1> restore_groups{&flags::restore};
constexpr std::array<Groups, 1> serve_groups{&flags::serve};
constexpr std::array<Groups, 1> vectors_groups{&flags::vectors};

constexpr std::array index_examples{
    Example{"dossier index papers/", "creates .dossier here, or updates it"},
    Example{"dossier index --index notes.dossier papers/ more.md", "chooses where the index is"},
    Example{"dossier index --index https://node1:9200/papers papers/", "an index in a cluster; see docs/cluster.md"},
    Example{"dossier index --watch papers/", "keeps the index up to date until Ctrl-C"},
};
constexpr std::array search_examples{
    Example{"dossier search water sharing treaty", "passages with more of the words come first"},
    Example{"dossier search '\"water sharing\" -dam year:2015..2022'", "a phrase, excluding a word, in these years"},
    Example{"dossier search sanctions --dyad iran-pakistan --section analysis", "only in these passages"},
    Example{"dossier search -- treaty -dam", "put -- before a query with a -word"},
};
constexpr std::array saved_examples{
    Example{"dossier search dam OR reservoir --dyad egypt-ethiopia --save dams", "saves a search"},
    Example{"dossier saved", "lists the saved searches"},
    Example{"dossier saved run dams --format markdown", "what it finds now, with citations"},
    Example{"dossier saved delete dams", "forgets it"},
    Example{"dossier saved export > searches.jsonl", "prints them, as lines that `dossier batch` reads"},
};
constexpr std::array news_examples{
    Example{"dossier news", "the new passages of each saved search"},
    Example{"dossier news dams --since 2026-03-01", "what one search has gained since that day"},
};
constexpr std::array evidence_examples{Example{"dossier evidence water as a weapon", "each paper’s best passages"}};
constexpr std::array matrix_examples{
    Example{"dossier matrix theory dyad", "how many passages apply each theory to each pair"},
    Example{"dossier matrix paper section sanctions --format csv", "for a query, as CSV for a spreadsheet"}};
constexpr std::array compare_examples{
    Example{"dossier compare water as a weapon", "what different papers say of one pair and theory"},
    Example{"dossier compare sanctions --same dyad", "whatever theory they apply"}};
constexpr std::array cites_examples{
    Example{"dossier cites khan2019", "who cites this paper where, and whom it cites"},
    Example{"dossier cites --format csv > citations.csv", "every pair of papers, for a spreadsheet"},
    Example{"dossier cites --format png > citations.png", "the same as a drawing"},
    Example{"dossier search sanctions --filter cites=khan2019", "passages that cite it, on a question"}};
constexpr std::array timeline_examples{
    Example{"dossier timeline sanctions", "passages on sanctions by year of their paper"},
    Example{"dossier timeline war --by mentions --format svg > war.svg", "by the years they mention, as a drawing"}};
constexpr std::array dispersion_examples{
    Example{"dossier dispersion '\"water sharing\"'", "where the phrase is in each paper"}};
constexpr std::array network_examples{
    Example{"dossier network water --format svg > water.svg", "the states of passages on water, as a drawing"}};
constexpr std::array heat_examples{
    Example{"dossier heat --by mentions", "pairs of states by the years that passages mention"}};
constexpr std::array keyness_examples{
    Example{"dossier keyness --dyad egypt-ethiopia", "the words of one pair of states against all others"}};
constexpr std::array label_examples{
    Example{"dossier label ID --add dyad:CHN-PAK --remove theory:realism", "add one label and remove another"},
    Example{"dossier label ID --section methods", "set its section"},
    Example{"dossier label ID --undo", "undo its last correction"},
};
constexpr std::array collection_examples{
    Example{"dossier collection list", "lists the collections; with --json, prints their file"},
    Example{"dossier collection show Nile", "shows its passages"},
    Example{"dossier collection add Nile ID1 ID2 --tag chapter-2", "adds passages; creates the collection if needed"},
    Example{"dossier search --format jsonl dam | dossier collection add Nile -",
            "adds the passages that a search shows"},
    Example{"dossier collection remove Nile ID1", "removes a passage"},
    Example{"dossier collection note Nile ID1 --note 'check the date'", "sets the note, or the tags, of a passage"},
    Example{"dossier collection rename Nile Rivers", "renames it"},
    Example{"dossier collection delete Rivers", "deletes it"},
    Example{"dossier collection export Nile --format docx > nile.docx", "exports it, with citations"},
    Example{"dossier collection export Nile > nile.json", "exports it for import"},
    Example{"dossier collection import nile.json", "adds what such an export holds"},
    Example{"dossier collection undo", "undoes the last change, up to 20 of them"},
};
constexpr std::array facets_examples{
    Example{"dossier facets --facet dyad sanctions", "pairs of states in passages about sanctions"}};
constexpr std::array batch_examples{
    Example{"dossier batch topics.jsonl", "lines as {\"id\": \"t1\", \"query\": \"water treaty\"}"}};
constexpr std::array read_examples{
    Example{"dossier read paper.md", "the paper as Dossier reads it, without an index"},
    Example{"dossier read --stages paper.md", "what was dropped, joined and renamed, and why"}};
constexpr std::array papers_examples{
    Example{"dossier papers --fix khan2019 title='On Dams' year=2019", "correct title and year of the paper khan2019"}};
constexpr std::array backup_examples{
    Example{"dossier backup ~/dossier-2026-03-31.tar", "saves what you made yourself for this library"}};
constexpr std::array restore_examples{
    Example{"dossier restore ~/dossier-2026-03-31.tar", "puts it back beside the index of the library here"}};
constexpr std::array copy_examples{
    Example{"dossier copy .dossier https://node1:9200/papers", "puts the index of this folder into a cluster"},
    Example{"dossier copy https://node1:9200/papers .dossier", "brings it back to this disk"}};
constexpr std::array serve_examples{Example{"dossier serve", "then open http://127.0.0.1:8733/"}};
constexpr std::array vectors_examples{
    Example{"dossier vectors --command 'python3 embed.py'", "makes a vector of each passage that has none"},
    Example{"dossier vectors", "the same again, for passages that are new"},
    Example{"dossier vectors --command 'python3 other.py' --replace", "changes to another model"}};
constexpr std::array mcp_examples{
    Example{"dossier mcp --index ~/papers/.dossier", "the command to enter in the assistant's settings"}};

constexpr std::array table{
    Command{
        "start",
        "Choose a folder, index it and open the search page",
        "Asks what it needs to know. `dossier` alone at a terminal does the same. The folder is remembered, so that "
        "the next start offers it.",
        {},
        {},
        {},
        run_start},
    Command{
        "index", "Create or update an index from files and folders",
        "Reads papers in PDF, DOCX, ODT, EPUB, HTML, JATS, TEI, Markdown or plain text, in RTF and .doc where "
        "LibreOffice is installed, in JSON lines, and "
        "bibliographies beside them (.bib, .ris, CSL-JSON, zotero.sqlite). Run again, "
        "it reads only what changed and removes what is gone. Ends with a report: what was indexed, left out, "
        "repaired and skipped. Ctrl-C stops it: papers read so far are kept, and the next run continues. If you stop "
        "it during --rebuild, inside a JSON-lines file, or while files are missing, the index stays unchanged.",
        paths, index_groups, index_examples, run_index},
    Command{"search", "Search for passages",
            "Passages with all of the words come first; rarer words count more. References and front "
            "matter are not searched unless asked for (--kind reference).",
            query, search_groups, search_examples, run_search},
    Command{"saved", "List, run, delete or export the saved searches",
            "`dossier search … --save NAME` saves a search: its query, filters, expansions and order. They are kept in "
            "dossier-searches.jsonl beside the index and survive re-indexing.",
            saved_operands, saved_groups, saved_examples, run_saved},
    Command{"news", "Show what the saved searches have gained",
            "Shows the passages that each saved search has found since you last ran this, and marks them as seen. A "
            "passage that only moved, because its file was renamed, is not new.",
            saved_names, news_groups, news_examples, run_news},
    Command{"evidence", "Find each paper’s evidence on a question",
            "Shows the best passages of each paper, the papers with the strongest evidence first, and lists the papers "
            "without any match. A match is strong when it holds every word of the query or scores at least half of the "
            "best "
            "one; a paper without a strong match is listed as weak.",
            query, evidence_groups, evidence_examples, run_evidence},
    Command{"matrix", "Count passages for each pair of facet values",
            "Rows and columns are facets: paper, dyad, section, theory, kind, year, mentions-year, cites, or another "
            "that `dossier "
            "facets` lists. A dot is an empty cell.",
            matrix_operands, matrix_groups, matrix_examples, run_matrix},
    Command{"compare", "Show passages of different papers side by side",
            "Pairs of the best passages of different papers that have a dyad and a theory in common, the most alike "
            "first, with their words of contrast marked and the papers of the library that they cite. Whether they "
            "agree is for you to judge.",
            query, compare_groups, compare_examples, run_compare},
    Command{
        "cites", "Show which papers of the library cite each other",
        "With a paper: who cites it, with the citing sentences, and whom it cites. Without: all pairs of papers. "
        "Counts the passages that cite, in text and notes, and marks papers that only the list of references cites. "
        "A citation is matched through its entry in the paper's own list: by DOI, else by authors, year and title; "
        "without an entry by authors and year. One that fits several papers is left out. A citation of a paper "
        "that is indexed later is matched then. The facet `cites` filters searches.",
        optional_paper, cites_groups, cites_examples, run_cites},
    Command{
        "timeline", "Count passages by year",
        "By the year of the paper, or by the years and decades that passages mention; as numbers and as the share of "
        "all passages of the year. Years in references and in-text citations are not counted as mentioned.",
        optional_query, timeline_groups, timeline_examples, run_timeline},
    Command{"dispersion", "Show where the passages are in each paper",
            "One line for each paper, from its first passage to its last, with a mark for each match.", optional_query,
            dispersion_groups, dispersion_examples, run_dispersion},
    Command{"network", "Count the pairs of states that passages are about",
            "As a drawing, states are circles and pairs are lines, thicker for more passages.", optional_query,
            network_groups, network_examples, run_network},
    Command{"heat", "Count the pairs of states by year",
            "As a drawing, a darker cell has more passages on the pair in that year.", optional_query, heat_groups,
            heat_examples, run_heat},
    Command{
        "keyness", "Find the words that set passages apart from the others",
        "Compares the passages that match the query and filters with all others, by log-likelihood (Dunning 1993), "
        "with "
        "the log ratio (Hardie 2014) as the size of the effect. Stop words, numbers and the query's own words are left "
        "out.",
        optional_query, keyness_groups, keyness_examples, run_keyness},
    Command{"similar",
            "Find similar passages in other papers",
            "Shows the words they share.",
            passage_id,
            similar_groups,
            {},
            run_similar},
    Command{"show",
            "Show a passage in full, with its labels and the passages around it",
            "Also shows the reason for each label and where the passage is in its paper.",
            passage_id,
            show_groups,
            {},
            run_show},
    Command{"label", "Correct the labels and the section of a passage",
            "The correction is written into dossier-corrections.jsonl, beside the index, and holds after every "
            "re-indexing: it follows the passage by its id, or by its text where that was changed.",
            optional_passage_id, label_groups, label_examples, run_label},
    Command{"collection", "Collect passages under names, with notes and tags",
            "Collections are kept in dossier-collections.json beside the index; the page shows the same ones. After "
            "re-indexing, passages are found again by their ids, or by the most similar text of the paper. Where an "
            "action takes ids, - reads ids, or JSON lines of an export, from standard input.",
            collection_operands, collection_groups, collection_examples, run_collection},
    Command{"facets", "List facet values and their counts",
            "Counts all passages, or those that match the query. Use the values with --paper, --dyad and the other "
            "filters.",
            optional_query, facets_groups, facets_examples, run_facets},
    Command{
        "papers", "List the papers, or correct what is known of one",
        "Shows the id, authors, year and title of each paper, or only of those with these ids. Corrections are kept in "
        "dossier-papers.jsonl beside the index and survive re-indexing. Fields: title, authors (separated by "
        "semicolons), year, journal, volume, issue, pages, doi, url, language, keywords, citation_key.",
        papers_operands, papers_groups, papers_examples, run_papers},
    Command{
        "vectors",
        "Take vectors of passages from your own language model",
        "Runs a program that gives a vector for each passage, and for each query from then on; passages whose vectors "
        "are near the query's rank higher. Meant for libraries of up to about 50,000 passages. If it is "
        "interrupted, finished vectors are kept; run it again to make the rest. --no-meaning ranks without vectors. "
        "The program reads "
        "and writes lines of JSON: see docs/vectors.md.",
        {},
        vectors_groups,
        vectors_examples,
        run_vectors},
    Command{"status",
            "Show what is in the index and what happened to each file",
            "For each file: what was indexed, left out and repaired, or why the file was skipped.",
            {},
            json_groups,
            {},
            run_status},
    Command{"check",
            "Check the index for damage",
            "Reads everything in the index, verifies its checksums and compares its parts with each other.",
            {},
            json_groups,
            {},
            run_check},
    Command{
        "copy", "Copy an index between folders and clusters",
        "The copy holds what the index holds: papers, passages with labels and citations, the report and the taxonomy. "
        "Vectors that a program has made are not part of it, nor are facets that no passage has any more. "
        "Corrections, saved searches and collections stay in their folder. Readers see the copy when it is complete. "
        "See docs/cluster.md.",
        copy_operands, copy_groups, copy_examples, run_copy},
    Command{"passages",
            "Print every passage as a line of JSON",
            "In reading order, one paper after another.",
            {},
            passages_groups,
            {},
            run_passages},
    Command{
        "read", "Show how a paper is read",
        "Prints the blocks that the passages are made of: headings, paragraphs, items, tables, notes, references, each "
        "with its lines and section. Needs no index and changes none.",
        paper_file, read_groups, read_examples, run_read},
    Command{"batch", "Run many queries", "Prints one JSON line per query, or a run for trec_eval.", topics,
            batch_groups, batch_examples, run_batch},
    Command{"backup",
            "Save your corrections, saved searches and collections",
            "Writes the files beside the index that only you can make: corrections of labels and papers, saved "
            "searches and collections. Papers and index are not part of it. An existing file is never replaced.",
            backup_file,
            {},
            backup_examples,
            run_backup},
    Command{
        "restore", "Put back what a backup holds",
        "The backup is checked first, to the last byte. If an existing file differs, nothing is restored unless you "
        "give --replace, which backs up the existing files first.",
        backup_file, restore_groups, restore_examples, run_restore},
    Command{"serve",
            "Serve the search page and the API",
            "Only this machine can connect unless --host says otherwise.",
            {},
            serve_groups,
            serve_examples,
            run_serve},
    Command{
        "mcp",
        "Let an assistant search and quote the papers",
        "Speaks the Model Context Protocol over the standard streams, for a program on this machine that starts it. "
        "Its tools only read: search, evidence, passage, papers, facets, matrix, cite. Messages for people go to the "
        "standard error. Ends when its input ends.",
        {},
        {},
        mcp_examples,
        run_mcp},
    Command{"help", "Show help on a command", "Without a command, lists the commands.", topic, {}, {}, run_help},
    Command{"version",
            "Print the version",
            "Also prints the versions of the index format and of the JSON.",
            {},
            json_groups,
            {},
            run_version},
    Command{"__complete", "", "", words, {}, {}, run_complete, true},
    Command{"__reference", "", "", reference, {}, {}, run_reference, true},
};

}  // namespace

std::span<const Command> commands() { return table; }

const Command* find_command(std::string_view name) {
  const auto* found = std::ranges::find(table, name, &Command::name);
  return found == table.end() ? nullptr : found;
}

const Flag* find_flag(const Command& command, std::string_view name) {
  const Flag* found = nullptr;
  for_each_flag(command, [&](const FlagGroup&, const Flag& flag) {
    if (flag.name == name || (name.size() == 1 && flag.letter == name[0])) found = &flag;
  });
  return found;
}

}  // namespace dossier
