// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/expand/query_analysis.hpp"

#include "searcher/expand/vocabulary.hpp"
#include "searcher/query/lexer.hpp"
#include "searcher/query/parser.hpp"

#include <array>
#include <string_view>

namespace dossier {
namespace {

std::string span_text(TextSpan span) { return std::to_string(span.begin) + '-' + std::to_string(span.end); }

std::string echo_lines(const QueryEcho& echo) {
  std::string out;
  if (!echo.implied.empty()) out += "implied     " + echo.implied + '\n';
  for (const auto& expansion : echo.expansions) {
    out += "expanded     " + std::string(expansion.kind_name()) + ' ' + span_text(expansion.span) + ' ' +
           expansion.from + ':';
    std::string_view between = " ";
    for (const auto& word : expansion.to) {
      out += std::string(between) + word;
      between = ", ";
    }
    out += '\n';
  }
  for (const auto& diagnostic : echo.diagnostics) {
    out += "note        " + diagnostic.code + ' ' + span_text(diagnostic.span) + ' ' + diagnostic.message + '\n';
  }
  return out;
}

}  // namespace

std::string to_string(const std::vector<FacetSelection>& selections) {
  std::string out;
  for (const auto& selection : selections) {
    out += (out.empty() ? "(" : " (") + selection.facet;
    if (selection.any_of) {
      for (const auto& value : *selection.any_of) out += ' ' + value;
      if (selection.any_of->empty()) out += " nothing";
    }
    if (!selection.none_of.empty()) out += " -";
    for (const auto& value : selection.none_of) out += ' ' + value;
    out += ')';
  }
  return out;
}

std::string analyze_query(const SearchRequest& request, const Vocabulary& vocabulary, const Taxonomy& taxonomy) {
  Diagnostics unused;  // interpret() collects them again
  const auto text = readable_query(request.query, unused);
  const auto tokens = lex_query(text, unused);
  const auto tree = parse_query(tokens, unused);
  const auto query = interpret(request, vocabulary, taxonomy);
  return "text        " + text + "\ntokens      " + to_string(tokens) + "\ntree        " + to_string(tree) +
         "\nunderstood  " + query.echo.understood + "\nquery       " + to_string(query.root) + "\nselections  " +
         to_string(query.selections) + '\n' + echo_lines(query.echo);
}

}  // namespace dossier
