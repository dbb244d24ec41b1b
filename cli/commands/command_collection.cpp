// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "cli/commands/answer.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/request_from.hpp"
#include "cli/options/nearest.hpp"
#include "cli/output/text_output.hpp"
#include "cli/terminal/safe_text.hpp"
#include "collection/collected.hpp"
#include "index/format/disk.hpp"
#include "searcher/citing/citer.hpp"

#include <array>
#include <filesystem>
#include <iostream>
#include <limits>
#include <nlohmann/json.hpp>

namespace dossier {
namespace {

/// What an action works on.
struct Work {
  const Arguments& arguments;
  Console& console;
  std::filesystem::path file;
  std::vector<std::string> operands;  ///< without the action
};

int done(const Work& work, const Result<std::string>& did) {
  if (!did) return work.console.fail(did.error());
  work.console.note(safe_text(*did));
  return 0;
}

int change(const Work& work, const std::function<Result<std::string>(Collections&)>& by) {
  return done(work, change_collections(work.file, "the command line", by));
}

/// Ids as they were typed; a lone `-` stands for those of the standard input, a line each: an id, or an object of an
/// export in JSON lines.
std::vector<std::string> ids_of(const Work& work) {
  std::vector<std::string> ids(work.operands.begin() + 1, work.operands.end());
  if (ids.size() != 1 || ids.front() != "-") return ids;
  ids.clear();
  for (std::string line; std::getline(std::cin, line);) {
    if (line.empty()) continue;
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (json.is_object() && json.contains("id") && json["id"].is_string()) {
      ids.push_back(json["id"].get<std::string>());
    } else if (!json.is_object()) {
      ids.push_back(line);
    }
  }
  return ids;
}

int list(const Work& work) {
  const auto collections = read_collections(work.file);
  if (!collections) return work.console.fail(collections.error());
  if (work.arguments.has("json")) {
    work.console.write(collections->json());
    return 0;
  }
  for (const auto& one : collections->all()) {
    work.console.write(work.console.paint(Style::Strong, one.name) + "  " + counted(one.passages.size(), "passage") +
                       "\n");
  }
  if (collections->all().empty()) work.console.note("There are no collections; `dossier collection add` makes one.");
  return collections->all().empty() ? 1 : 0;
}

Result<Collection> named(const Work& work) {
  const auto collections = read_collections(work.file);
  if (!collections) return collections.error();
  const auto* one = collections->find(work.operands.front());
  if (one != nullptr) return *one;
  std::vector<std::string_view> names;
  for (const auto& known : collections->all()) names.push_back(known.name);
  return Error{ErrorCode::NotFound, "there is no collection “" + work.operands.front() + "”",
               names.empty() ? "`dossier collection add` makes one" : did_you_mean(work.operands.front(), names)};
}

void write_passage(const Work& work, const FoundPassage& found, const Paper& paper, const Citer& citer) {
  auto& console = work.console;
  console.write(console.paint(Style::Strong, citer.cite(paper, found.passage)) + "  " +
                console.paint(Style::Faint, found.passage.id) + "\n");
  const auto& text = found.passage.text;
  text::body(console, text, {0, static_cast<std::uint32_t>(text.size())}, {}, 2);
  const auto& kept = *found.collected;
  if (!kept.note.empty()) console.write("  note: " + console.paint(Style::Plain, kept.note) + "\n");
  if (!kept.tags.empty()) console.write("  tags: " + console.paint(Style::Label, joined(kept.tags, ", ")) + "\n");
  if (found.moved) console.write("  " + console.paint(Style::Faint, "collected as " + kept.id) + "\n");
  console.write("\n");
}

int show(const Work& work) {
  const auto collection = named(work);
  if (!collection) return work.console.fail(collection.error());
  const auto style = style_for(work.arguments);
  if (!style) return work.console.fail(style.error());
  const auto opened = open_searchable(work.arguments, work.console);
  if (!opened) return work.console.fail(opened.error());
  const auto up = look_up(opened->catalogue(), *collection);
  if (!up) return work.console.fail(up.error());
  work.console.start_pager();
  std::vector<const Paper*> papers;
  for (const auto& [id, paper] : up->papers) papers.push_back(&paper);
  const Citer citer(*style, papers);
  for (const auto& found : up->found) write_passage(work, found, up->papers.at(found.passage.paper), citer);
  for (const auto* missing : up->missing) work.console.note("No longer in the index: " + safe_text(missing->id));
  return collection->passages.empty() ? 1 : 0;
}

int add(const Work& work) {
  const auto opened = open_searchable(work.arguments, work.console);
  if (!opened) return work.console.fail(opened.error());
  auto passages = collected(opened->catalogue(), ids_of(work));
  if (!passages) return work.console.fail(passages.error());
  for (auto& one : *passages) one.tags = work.arguments.values("tag");
  return change(work, [&](Collections& all) { return all.add(work.operands.front(), *passages); });
}

int remove(const Work& work) {
  const auto ids = ids_of(work);
  return change(work, [&](Collections& all) { return all.remove(work.operands.front(), ids); });
}

int note(const Work& work) {
  const auto& arguments = work.arguments;
  const auto text = arguments.has("note") ? std::optional(arguments.value("note")) : std::nullopt;
  if (!text && !arguments.has("tag") && !arguments.has("untag")) {
    return work.console.fail({ErrorCode::Usage, "there is nothing to note", "give --note, --tag or --untag"});
  }
  return change(work, [&](Collections& all) {
    return all.annotate(work.operands[0], work.operands[1], text, arguments.values("tag"), arguments.values("untag"));
  });
}

int export_collection(const Work& work) {
  const auto collection = named(work);
  if (!collection) return work.console.fail(collection.error());
  const auto format = find_export_format(work.arguments.choice("format"));
  if (!format) {
    work.console.write(Collections().json_of(*collection));
    return 0;
  }
  const auto style = style_for(work.arguments);
  if (!style) return work.console.fail(style.error());
  const auto opened = open_searchable(work.arguments, work.console);
  if (!opened) return work.console.fail(opened.error());
  const auto up = look_up(opened->catalogue(), *collection);
  if (!up) return work.console.fail(up.error());
  std::vector<ExportItem> items;
  for (const auto& found : up->found) {
    items.push_back({&found.passage, &up->papers.at(found.passage.paper), found.collected->note,
                     joined(found.collected->tags, ", ")});
  }
  const auto provenance = provenance_of(opened->catalogue().info(), "collection " + collection->name, {});
  const auto written = write_bytes(work.console, *format, export_passages(*format, provenance, items, *style));
  return written ? 0 : work.console.fail(written.error());
}

int import_file(const Work& work) {
  const auto text = index::read_file(work.operands.front());
  if (!text) return work.console.fail(text.error());
  if (!*text) {
    return work.console.fail(
        {ErrorCode::NotFound, "there is no file '" + work.operands.front() + "'", "check the name of the file"});
  }
  const auto other = Collections::parse(**text, work.operands.front());
  if (!other) return work.console.fail(other.error());
  return change(work, [&](Collections& all) { return all.import(*other); });
}

struct Action {
  std::string_view name;
  std::size_t least;  ///< operands behind it
  std::size_t most;
  int (*run)(const Work&);
  std::array<std::string_view, 3> flags = {};  ///< those of `collection` that the action takes
};

constexpr std::size_t any = std::numeric_limits<std::size_t>::max();

constexpr std::array actions{
    Action{"list", 0, 0, list, {"json"}},
    Action{"show", 1, 1, show, {"style"}},
    Action{"add", 2, any, add, {"tag"}},
    Action{"remove", 2, any, remove},
    Action{"note", 2, 2, note, {"note", "tag", "untag"}},
    Action{"rename", 2, 2,
           [](const Work& work) {
             return change(work, [&](Collections& all) { return all.rename(work.operands[0], work.operands[1]); });
           }},
    Action{
        "delete", 1, 1,
        [](const Work& work) { return change(work, [&](Collections& all) { return all.erase(work.operands[0]); }); }},
    Action{"export", 1, 1, export_collection, {"format", "style"}},
    Action{"import", 1, 1, import_file},
    Action{"undo", 0, 0, [](const Work& work) { return change(work, [](Collections& all) { return all.undo(); }); }},
};

/// A flag that was given and that the action would ignore; empty where there is none.
std::string_view ignored_flag(const Action& action, const Arguments& arguments) {
  constexpr std::array<std::string_view, 6> own{"note", "tag", "untag", "json", "format", "style"};
  const auto* found = std::ranges::find_if(own, [&](std::string_view flag) {
    return arguments.has(flag) && std::ranges::find(action.flags, flag) == action.flags.end();
  });
  return found == own.end() ? std::string_view() : *found;
}

}  // namespace

int run_collection(const Arguments& arguments, Console& console) {
  const auto& words = arguments.operands();
  const auto name = words.empty() ? std::string("list") : words.front();
  const auto* action = std::ranges::find(actions, name, &Action::name);
  std::vector<std::string_view> names;
  for (const auto& known : actions) names.push_back(known.name);
  if (action == actions.end()) {
    return console.fail(
        {ErrorCode::Usage, "'" + name + "' is not an action on collections", did_you_mean(name, names)});
  }
  const auto given = words.empty() ? 0 : words.size() - 1;
  if (given < action->least || given > action->most) {
    return console.fail(
        {ErrorCode::Usage, "wrong number of operands for `collection " + name + "`", "`dossier help collection`"});
  }
  if (const auto flag = ignored_flag(*action, arguments); !flag.empty()) {
    return console.fail({ErrorCode::Usage, "`collection " + name + "` does not take --" + std::string(flag),
                         "`dossier help collection`"});
  }
  std::error_code unknown;
  const auto index = locate_index(arguments.value("index"), std::filesystem::current_path(unknown));
  if (!index) return console.fail(index.error());
  Work work{arguments, console, collections_file(*index), {}};
  if (!words.empty()) work.operands.assign(words.begin() + 1, words.end());
  return action->run(work);
}

}  // namespace dossier
