// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output/reading_output.hpp"
#include "indexer/structure/block_view.hpp"
#include "searcher/output/json_parts.hpp"
#include "searcher/output/response_json.hpp"

namespace dossier::text {
namespace {

using json_parts::Json;

Json of(const reading::BlockView& view) {
  Json json;
  json["kind"] = view.kind;
  json["section"] = view.section;
  json["heading"] = view.heading;
  json["page"] = view.page > 0 ? Json(view.page) : Json();
  json["lines"] = {view.lines.first, view.lines.last};
  json["text"] = view.text;
  return json;
}

Json of(const reading::TracedEdit& edit) {
  Json json;
  json["action"] = edit.action;
  json["reason"] = edit.reason;
  json["confidence"] = edit.confidence;
  json["lines"] = {edit.lines.first, edit.lines.last};
  json["kind"] = edit.kind;
  json["before"] = edit.before;
  json["kinds"] = edit.kinds;
  json["after"] = edit.after;
  json["left_out"] = Json::array();
  for (const auto& piece : edit.left_out) json["left_out"].push_back({{"reason", piece.reason}, {"text", piece.text}});
  if (edit.page > 0) json["page"] = edit.page;
  if (!edit.lost_to.empty()) json["lost_to"] = edit.lost_to;
  return json;
}

Json of(const reading::StageTrace& stage) {
  Json json;
  json["stage"] = stage.stage;
  json["edits"] = Json::array();
  for (const auto& edit : stage.edits) json["edits"].push_back(of(edit));
  if (!stage.fault.empty()) json["fault"] = stage.fault;
  return json;
}

}  // namespace

std::string reading_json(const PaperReading& reading, const reading::ReadingProbe& probe, bool with_stages) {
  Json json;
  json["schema"] = json_schema;
  json["paper"] = json_parts::of(reading.paper);
  json["blocks"] = Json::array();
  for (const auto& view : reading::view_blocks(probe.blocks)) json["blocks"].push_back(of(view));
  json["dropped_lines"] = reading.record.dropped_lines;
  json["repairs"] = reading.record.repairs;
  json["notes"] = reading.record.notes;
  json["quality"] = reading.record.quality / 100.0;
  json["badly_read_because"] = reading.record.badly_read_because;
  if (with_stages) {
    json["stages"] = Json::array();
    for (const auto& stage : probe.stages) json["stages"].push_back(of(stage));
  }
  return json_parts::printed(json, 2) + "\n";
}

}  // namespace dossier::text
