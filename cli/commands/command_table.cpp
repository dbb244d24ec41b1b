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

constexpr std::array paths{Operand{"PATH", File, "Files and folders; a folder is walked", 1, any_number}};
constexpr std::array query{
    Operand{"QUERY", Text, "Words; see docs/query-language.md; - reads them from the input", 1, any_number}};
constexpr std::array optional_query{Operand{"QUERY", Text, "Words; see docs/query-language.md", 0, any_number}};
constexpr std::array passage_id{Operand{"ID", Passage, "Id of a passage, as search prints it", 1, 1}};
constexpr std::array matrix_operands{Operand{"ROWS", Facet, "Facet of the rows", 1, 1},
                                     Operand{"COLUMNS", Facet, "Facet of the columns", 1, 1},
                                     Operand{"QUERY", Text, "Words; see docs/query-language.md", 0, any_number}};
constexpr std::array paper_file{Operand{"FILE", File, "A paper in PDF, Markdown or plain text", 1, 1}};
constexpr std::array topics{Operand{"TOPICS", File, "A file of JSON lines, a query each; - is the input", 1, 1}};
constexpr std::array topic{Operand{"COMMAND", Takes::CommandName, "A command", 0, 1}};
constexpr std::array words{Operand{"WORD", Text, "What is typed so far", 0, any_number}};
constexpr std::array reference{Operand{"FORM", Text, "man, markdown, bash, zsh or fish", 1, 1}};

constexpr std::array<Groups, 1> index_groups{&flags::index};
constexpr std::array<Groups, 6> search_groups{&flags::filters, &flags::paging, &flags::ranking,
                                              &flags::shape,   &flags::words,  &flags::inspect};
constexpr std::array<Groups, 4> evidence_groups{&flags::filters, &flags::evidence, &flags::shape, &flags::words};
constexpr std::array<Groups, 3> matrix_groups{&flags::filters, &flags::matrix, &flags::words};
constexpr std::array<Groups, 3> similar_groups{&flags::filters, &flags::similar, &flags::shape};
constexpr std::array<Groups, 1> show_groups{&flags::show};
constexpr std::array<Groups, 3> facets_groups{&flags::filters, &flags::facets, &flags::words};
constexpr std::array<Groups, 1> json_groups{&flags::json_only};
constexpr std::array<Groups, 1> passages_groups{&flags::passages};
constexpr std::array<Groups, 1> read_groups{&flags::read};
constexpr std::array<Groups, 3> batch_groups{&flags::batch, &flags::filters, &flags::words};
constexpr std::array<Groups, 1> serve_groups{&flags::serve};

constexpr std::array index_examples{
    Example{"dossier index papers/", "makes .dossier here, or brings it up to date"},
    Example{"dossier index --index notes.dossier papers/ more.md", "says where the index is to be"},
    Example{"dossier index --watch papers/", "follows the folder until Ctrl-C"},
};
constexpr std::array search_examples{
    Example{"dossier search water sharing treaty", "passages with more and rarer of the words first"},
    Example{"dossier search '\"water sharing\" -dam year:2015..2022'", "a phrase, without a word, in these years"},
    Example{"dossier search sanctions --dyad iran-pakistan --section analysis", "only where it is wanted"},
    Example{"dossier search -- treaty -dam", "a -word outside quotes stands behind --"},
};
constexpr std::array evidence_examples{
    Example{"dossier evidence water as a weapon", "what each paper says, and which say nothing"}};
constexpr std::array matrix_examples{
    Example{"dossier matrix theory dyad", "how many passages apply which theory to which pair"},
    Example{"dossier matrix paper section sanctions --format csv", "the same for a query, for a spreadsheet"}};
constexpr std::array facets_examples{
    Example{"dossier facets --facet dyad sanctions", "pairs in passages on sanctions"}};
constexpr std::array batch_examples{
    Example{"dossier batch topics.jsonl", "lines as {\"id\": \"t1\", \"query\": \"water treaty\"}"}};
constexpr std::array read_examples{
    Example{"dossier read paper.md", "the paper as Dossier reads it, without an index"},
    Example{"dossier read --stages paper.md", "what was dropped, joined and renamed, and why"}};
constexpr std::array serve_examples{Example{"dossier serve", "then open http://127.0.0.1:8733/"}};

constexpr std::array table{
    Command{
        "index", "Make or update an index from files and folders",
        "Reads papers in PDF, Markdown or plain text, as converters leave it, and collections of JSON lines. Run "
        "again, it reads only what changed and takes out what is gone. Ends with the ledger: what was indexed, dropped, "
        "mended and skipped. Stopped by Ctrl-C, it leaves the index as it was.",
        paths, index_groups, index_examples, run_index},
    Command{"search", "Find passages, ranked, with the words marked",
            "Passages that hold all words come before others; more and rarer words count more. References and front "
            "matter are left out unless asked for (--kind reference).",
            query, search_groups, search_examples, run_search},
    Command{"evidence", "Put one question to every paper",
            "Shows each paper's best passages, the papers in order of strength, and those that are silent.", query,
            evidence_groups, evidence_examples, run_evidence},
    Command{
        "matrix", "Count passages for each pair of facet values",
        "Rows and columns are facets: paper, dyad, section, theory, kind, year, or a field of the records. An empty "
        "cell is shown as a dot.",
        matrix_operands, matrix_groups, matrix_examples, run_matrix},
    Command{"similar",
            "Find passages of other papers that are like one",
            "Shows the words that made them alike.",
            passage_id,
            similar_groups,
            {},
            run_similar},
    Command{"show",
            "Show a passage whole, with its neighbours, labels and reasons",
            "Also says where the passage stands in its paper.",
            passage_id,
            show_groups,
            {},
            run_show},
    Command{"facets", "List the facet values, with counts",
            "Counts are of all passages, or of those that match the query. Values are what --paper, --dyad … take.",
            optional_query, facets_groups, facets_examples, run_facets},
    Command{"papers", "List the papers", "Shows what each paper says of itself.", {}, json_groups, {}, run_papers},
    Command{"status",
            "Show what the index holds, and the ledger",
            "The ledger says for every file what was indexed, dropped and mended, or why it was skipped.",
            {},
            json_groups,
            {},
            run_status},
    Command{"check",
            "Look whether the index is sound",
            "Reads everything that is stored, holds it against its checksums, and compares its parts.",
            {},
            json_groups,
            {},
            run_check},
    Command{"passages",
            "Print every passage as a JSON line",
            "In reading order, paper after paper.",
            {},
            passages_groups,
            {},
            run_passages},
    Command{
        "read", "Show how a paper is read",
        "Prints the blocks that the passages are made of: headings, paragraphs, items, tables, notes, references, each "
        "with its lines and section. Needs no index and changes none.",
        paper_file, read_groups, read_examples, run_read},
    Command{"batch", "Run many queries", "Prints a JSON line a query, or a run for trec_eval.", topics, batch_groups,
            batch_examples, run_batch},
    Command{"serve",
            "Show the index in a browser, and answer the API",
            "Listens on this machine only unless told otherwise.",
            {},
            serve_groups,
            serve_examples,
            run_serve},
    Command{"help", "Show help on a command", "Without a command: the list of commands.", topic, {}, {}, run_help},
    Command{"version",
            "Print the version",
            "Also those of the index format and of the JSON.",
            {},
            json_groups,
            {},
            run_version},
    Command{"__complete", "", "", words, {}, {}, run_complete, true},
    Command{"__reference", "", "", reference, {}, {}, run_reference, true},
};

constexpr std::array statuses{
    ExitStatus{0, "done, or something was found"},
    ExitStatus{1, "nothing was found; or the passage or paper that was named is not there"},
    ExitStatus{2, "wrong usage: an unknown command or flag, or a value or facet that does not fit"},
    ExitStatus{3,
               "the index is missing, damaged, locked by another process, or of another version, or its disk is full"},
    ExitStatus{4, "some files could not be read or written; index: the others are indexed"},
    ExitStatus{70, "a bug in Dossier; please report it"},
    ExitStatus{130, "stopped by Ctrl-C; an index is as it was before"},
};

constexpr std::array variables{
    EnvironmentVariable{"DOSSIER_INDEX", "the index, where --index is not given"},
    EnvironmentVariable{"DOSSIER_PAGER", "the pager; before PAGER; empty or cat for none"},
    EnvironmentVariable{"PAGER", "the pager, else less"},
    EnvironmentVariable{"NO_COLOR", "if it is not empty, no colour unless --color asks for it"},
    EnvironmentVariable{"COLUMNS", "the width of the output, where the terminal does not tell"},
};

}  // namespace

std::span<const Command> commands() { return table; }
std::span<const ExitStatus> exit_statuses() { return statuses; }
std::span<const EnvironmentVariable> environment_variables() { return variables; }

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
