// SPDX-License-Identifier: GPL-3.0-or-later
#include "vectors/vector_program.hpp"

#include "base/controls.hpp"
#include "base/encoding/json_depth.hpp"
#include "base/utf8.hpp"
#include "index/vectors/passage_vectors.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace dossier {
namespace {

using Json = nlohmann::ordered_json;

/// Never changed: its vector is kept in indexes.
constexpr std::string_view probe_text = "The treaty regulates how both countries share the water of the river.";
constexpr double least_likeness = 0.99;
constexpr std::size_t most_name = 200;
constexpr std::string_view remedy = "see docs/vectors.md for what it must read and write";

std::string line_for(std::uint64_t id, TextRole role, const index::VectorText& text) {
  const Json line{{"id", id},
                  {"role", role == TextRole::Query ? "query" : "passage"},
                  {"title", text.title},
                  {"heading", text.heading},
                  {"text", text.text}};
  return line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Error bad_answer(const std::string& what) { return {ErrorCode::BadData, "the program " + what, std::string(remedy)}; }

/// The beginning of a text that the program wrote, fit to be printed.
std::string shown(std::string_view text) {
  constexpr std::size_t most = 60;
  const auto beginning = text.substr(0, utf8::boundary_before(text, most));
  return "“" + without_controls(utf8::repaired(beginning)) + (text.size() > most ? "…”" : "”");
}

/// Far greater ones could not be squared.
constexpr double greatest = 1e15;

bool is_usable(const Json& number) { return number.is_number() && std::abs(number.get<double>()) <= greatest; }

/// The beginning of a name that is too long, in whole characters.
std::string short_name(std::string name) {
  name.resize(utf8::boundary_before(name, most_name));
  return name;
}

/// The model that an answer names; empty where it names none.
std::string model_of(const Json& answer) {
  const auto model = answer.find("model");
  if (model == answer.end() || !model->is_string()) return {};
  return short_name(without_controls(utf8::repaired(model->get<std::string>())));
}

}  // namespace

Result<VectorProgram> VectorProgram::start(const ProgramChoice& choice, const LineLimits& limits) {
  auto started = LineProgram::start(choice.command, choice.folder);
  if (!started) return std::move(started).error();
  VectorProgram program(*std::move(started));
  const index::VectorText probe{"", "", std::string(probe_text)};
  const auto vectors = program.vectors(std::span(&probe, 1), TextRole::Passage, limits);
  if (!vectors) return vectors.error();
  if (!choice.model.empty()) program.head_.model = choice.model;
  if (program.head_.model.empty()) program.head_.model = short_name(choice.command);
  program.head_.probe = PassageVectors::rounded(vectors->front());
  if (std::ranges::all_of(program.head_.probe, [](auto number) { return number == 0; })) {
    return bad_answer("gave a vector of zeros for a sentence");
  }
  return program;
}

Result<std::vector<std::vector<float>>> VectorProgram::vectors(std::span<const index::VectorText> texts, TextRole role,
                                                               const LineLimits& limits) {
  std::string input;
  const auto first = asked_;
  for (const auto& text : texts) input += line_for(asked_++, role, text);
  const auto lines = program_->ask(input, texts.size(), limits);
  if (!lines) return lines.error();
  std::vector<std::vector<float>> out(texts.size());
  for (const auto& line : *lines) {
    if (auto taken = take(line, first, out); !taken) return std::move(taken).error();
  }
  return out;
}

Result<void> VectorProgram::take(const std::string& line, std::uint64_t first, std::vector<std::vector<float>>& out) {
  const auto answer = nests_too_deep(line) ? Json(Json::value_t::discarded) : Json::parse(line, nullptr, false);
  if (answer.is_discarded() || !answer.is_object())
    return bad_answer("wrote a line that is not a JSON object: " + shown(line));
  if (const auto error = answer.find("error"); error != answer.end() && error->is_string()) {
    return bad_answer("reported an error: " + shown(error->get<std::string>()));
  }
  const auto id = answer.find("id");
  const bool asked_for = id != answer.end() && id->is_number_unsigned() && id->get<std::uint64_t>() >= first &&
                         id->get<std::uint64_t>() - first < out.size();
  if (!asked_for) return bad_answer("wrote an answer without the id of a text that it was given: " + shown(line));
  auto& place = out[id->get<std::uint64_t>() - first];
  if (!place.empty()) return bad_answer("answered the text " + id->dump() + " twice");
  const auto vector = answer.find("vector");
  if (vector == answer.end() || !vector->is_array() || vector->empty()) {
    return bad_answer("wrote an answer without a vector: " + shown(line));
  }
  const auto wanted = head_.probe.empty() ? vector->size() : head_.dimension();
  if (vector->size() != wanted || wanted > index::most_dimension) {
    const auto most = head_.probe.empty() ? index::most_dimension : wanted;
    return bad_answer("gave a vector of " + std::to_string(vector->size()) + " numbers, where " +
                      (head_.probe.empty() ? "at most " : "") + std::to_string(most) + " are expected");
  }
  if (!std::ranges::all_of(*vector, is_usable))
    return bad_answer("gave a vector with a value that is not a number from -1e15 to 1e15");
  for (const auto& number : *vector) place.push_back(number.get<float>());
  if (head_.model.empty()) head_.model = model_of(answer);
  return {};
}

bool same_model(const index::VectorHead& one, const index::VectorHead& other) {
  if (one.model != other.model || one.dimension() != other.dimension()) return false;
  double product = 0;
  double squares = 0;
  double others = 0;
  for (std::size_t i = 0; i < one.dimension(); ++i) {
    product += one.probe[i] * other.probe[i];
    squares += one.probe[i] * one.probe[i];
    others += other.probe[i] * other.probe[i];
  }
  return product >= least_likeness * std::sqrt(squares * others);
}

std::string model_text(const index::VectorHead& head) {
  return head.model + " (" + std::to_string(head.dimension()) + " numbers)";
}

}  // namespace dossier
