// SPDX-License-Identifier: GPL-3.0-or-later
#include "mcp/tools.hpp"
#include "base/encoding/base64.hpp"

#include "embedded_mcp_data.hpp"
#include "mcp/calls.hpp"
#include "mcp/content.hpp"
#include "mcp/uri.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace dossier::mcp {
namespace {

using Call = Result<Answer> (*)(Library&, ArgumentReader&);

struct Tool {
  std::string_view name;
  Call call;
};

constexpr std::array<Tool, 7> tools{{
    {"search", calls::search},
    {"evidence", calls::evidence},
    {"passage", calls::passage},
    {"papers", calls::papers},
    {"facets", calls::facets},
    {"matrix", calls::matrix},
    {"cite", calls::cite},
}};

Json text_block(const std::string& text) { return {{"type", "text"}, {"text", text}}; }

Json result_of(const Answer& answer) {
  Json result{{"content", Json::array({text_block(answer.text)})}};
  if (answer.png) {
    result["content"].push_back({{"type", "image"}, {"data", base64(*answer.png)}, {"mimeType", "image/png"}});
  }
  result["structuredContent"] = answer.structured;
  result["isError"] = false;
  return result;
}

Json result_of(const Error& error) {
  auto text = error.message;
  if (!error.hint.empty()) text += "\nRemedy: " + error.hint;
  return {{"content", Json::array({text_block(text)})}, {"isError", true}};
}

/// Gives a schema the definitions that it refers to, and those that they refer to.
void add_definitions(Json& schema, const Json& definitions) {
  auto text = schema.dump();
  auto used = Json::object();
  bool more = true;
  while (more) {
    more = false;
    for (const auto& [name, definition] : definitions.items()) {
      if (used.contains(name) || text.find("#/$defs/" + name + "\"") == std::string::npos) continue;
      used[name] = definition;
      text += definition.dump();
      more = true;
    }
  }
  if (!used.empty()) schema["$defs"] = std::move(used);
}

/// Once more where the index was changed while it was read.
Result<Answer> answered(Library& library, Call call, const Json& arguments) {
  for (bool again : {true, false}) {
    auto ready = library.refresh();
    if (!ready) return std::move(ready).error();
    ArgumentReader reader(arguments);
    auto answer = call(library, reader);
    if (answer || !again || answer.error().code != ErrorCode::IndexLocked) return answer;
    library.discard();
  }
  return Error{ErrorCode::IndexLocked, "The index changed while it was being read.", "Try again."};
}

}  // namespace

Json tool_list() {
  auto file = Json::parse(embedded_mcp_data("tools.json"));
  for (auto& tool : file["tools"]) {
    tool["annotations"] = {{"readOnlyHint", true}, {"openWorldHint", false}};
    add_definitions(tool["outputSchema"], file["$defs"]);
  }
  return std::move(file["tools"]);
}

std::variant<Json, Fault> call_tool(Library& library, const Json& params) {
  const auto name = params.find("name");
  if (name == params.end() || !name->is_string()) return Fault{code::invalid_params, "`name` must be text."};
  const auto* tool = std::ranges::find(tools, name->get<std::string>(), &Tool::name);
  if (tool == tools.end()) {
    return Fault{code::invalid_params, "Unknown tool: " + inline_text(name->get<std::string>())};
  }
  const auto given = params.find("arguments");
  const auto arguments = given == params.end() || given->is_null() ? Json::object() : *given;
  if (!arguments.is_object()) return Fault{code::invalid_params, "`arguments` must be an object."};
  const auto answer = answered(library, tool->call, arguments);
  return answer ? result_of(*answer) : result_of(answer.error());
}

}  // namespace dossier::mcp
