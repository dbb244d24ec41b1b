// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/section_names.hpp"

#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace dossier::reading {
namespace {

enum class Fit : std::uint8_t { Whole, Prefix, Within, Last, Framework };

struct Rule {
  std::string_view words;
  Fit fit;
  Section section;
};

// The first rule that fits decides, so the narrow ones stand before the wide ones.
constexpr std::array rules{
    Rule{"abstract", Fit::Prefix, Section::Abstract},
    Rule{"a b s t r a c t", Fit::Whole, Section::Abstract},
    Rule{"summary", Fit::Whole, Section::Abstract},
    Rule{"executive summary", Fit::Whole, Section::Abstract},
    Rule{"synopsis", Fit::Whole, Section::Abstract},
    Rule{"zusammenfassung", Fit::Whole, Section::Abstract},
    Rule{"résumé", Fit::Whole, Section::Abstract},
    Rule{"resumen", Fit::Whole, Section::Abstract},
    Rule{"resumo", Fit::Whole, Section::Abstract},
    Rule{"riassunto", Fit::Whole, Section::Abstract},
    Rule{"özet", Fit::Whole, Section::Abstract},
    Rule{"öz", Fit::Whole, Section::Abstract},
    Rule{"abstrakt", Fit::Whole, Section::Abstract},
    Rule{"streszczenie", Fit::Whole, Section::Abstract},
    Rule{"sammendrag", Fit::Whole, Section::Abstract},
    Rule{"аннотация", Fit::Whole, Section::Abstract},
    Rule{"резюме", Fit::Whole, Section::Abstract},
    Rule{"in brief", Fit::Whole, Section::Abstract},
    Rule{"at a glance", Fit::Whole, Section::Abstract},
    Rule{"references", Fit::Prefix, Section::References},
    Rule{"notes and references", Fit::Prefix, Section::References},
    Rule{"reference", Fit::Whole, Section::References},
    Rule{"reference list", Fit::Whole, Section::References},
    Rule{"list of references", Fit::Whole, Section::References},
    Rule{"bibliography", Fit::Prefix, Section::References},
    Rule{"select bibliography", Fit::Whole, Section::References},
    Rule{"selected bibliography", Fit::Whole, Section::References},
    Rule{"works cited", Fit::Whole, Section::References},
    Rule{"further reading", Fit::Whole, Section::References},
    Rule{"sources cited", Fit::Whole, Section::References},
    Rule{"literature cited", Fit::Whole, Section::References},
    Rule{"literaturverzeichnis", Fit::Whole, Section::References},
    Rule{"literatur", Fit::Whole, Section::References},
    Rule{"bibliographie", Fit::Whole, Section::References},
    Rule{"références", Fit::Prefix, Section::References},
    Rule{"referencias", Fit::Prefix, Section::References},
    Rule{"referências", Fit::Prefix, Section::References},
    Rule{"bibliografía", Fit::Prefix, Section::References},
    Rule{"bibliografia", Fit::Prefix, Section::References},
    Rule{"kaynakça", Fit::Whole, Section::References},
    Rule{"works referenced", Fit::Whole, Section::References},
    Rule{"cited works", Fit::Whole, Section::References},
    Rule{"cited literature", Fit::Whole, Section::References},
    Rule{"sources and bibliography", Fit::Whole, Section::References},
    Rule{"acknowledg", Fit::Prefix, Section::Back},
    Rule{"competing interest", Fit::Within, Section::Back},
    Rule{"conflict of interest", Fit::Within, Section::Back},
    Rule{"conflicts of interest", Fit::Within, Section::Back},
    Rule{"declaration", Fit::Prefix, Section::Back},
    Rule{"disclosure", Fit::Prefix, Section::Back},
    Rule{"disclaimer", Fit::Prefix, Section::Back},
    Rule{"funding", Fit::Prefix, Section::Back},
    Rule{"financial support", Fit::Whole, Section::Back},
    Rule{"author contribution", Fit::Prefix, Section::Back},
    Rule{"authors contribution", Fit::Prefix, Section::Back},
    Rule{"contribution of author", Fit::Prefix, Section::Back},
    Rule{"credit author", Fit::Prefix, Section::Back},
    Rule{"data availability", Fit::Prefix, Section::Back},
    Rule{"availability of data", Fit::Prefix, Section::Back},
    Rule{"ethics statement", Fit::Prefix, Section::Back},
    Rule{"ethical approval", Fit::Prefix, Section::Back},
    Rule{"about the author", Fit::Prefix, Section::Back},
    Rule{"notes on contributor", Fit::Prefix, Section::Back},
    Rule{"note on contributor", Fit::Prefix, Section::Back},
    Rule{"appendix", Fit::Prefix, Section::Back},
    Rule{"appendices", Fit::Prefix, Section::Back},
    Rule{"annex", Fit::Prefix, Section::Back},
    Rule{"supplementary material", Fit::Prefix, Section::Back},
    Rule{"endnotes", Fit::Whole, Section::Back},
    Rule{"footnotes", Fit::Whole, Section::Back},
    Rule{"notes", Fit::Whole, Section::Back},
    Rule{"list of abbreviations", Fit::Prefix, Section::Back},
    Rule{"abbreviations", Fit::Whole, Section::Back},
    Rule{"list of acronyms", Fit::Prefix, Section::Back},
    Rule{"acronyms", Fit::Whole, Section::Back},
    Rule{"glossary", Fit::Whole, Section::Back},
    Rule{"orcid", Fit::Whole, Section::Back},
    Rule{"ethics approval", Fit::Prefix, Section::Back},
    Rule{"informed consent", Fit::Prefix, Section::Back},
    Rule{"consent for publication", Fit::Prefix, Section::Back},
    Rule{"statement of interest", Fit::Prefix, Section::Back},
    Rule{"supplemental material", Fit::Prefix, Section::Back},
    Rule{"author biograph", Fit::Prefix, Section::Back},
    Rule{"authors biograph", Fit::Prefix, Section::Back},
    Rule{"author bio", Fit::Prefix, Section::Back},
    Rule{"agradecimientos", Fit::Whole, Section::Back},
    Rule{"danksagung", Fit::Whole, Section::Back},
    Rule{"remerciements", Fit::Whole, Section::Back},
    Rule{"theoretical framework", Fit::Within, Section::Theory},
    Rule{"theoretical background", Fit::Within, Section::Theory},
    Rule{"theoretical foundation", Fit::Within, Section::Theory},
    Rule{"theoretical perspective", Fit::Within, Section::Theory},
    Rule{"theoretical consideration", Fit::Within, Section::Theory},
    Rule{"theoretical underpinning", Fit::Within, Section::Theory},
    Rule{"theoretical basis", Fit::Within, Section::Theory},
    Rule{"theoretical lens", Fit::Within, Section::Theory},
    Rule{"theoretical orientation", Fit::Within, Section::Theory},
    Rule{"theoretical model", Fit::Within, Section::Theory},
    Rule{"theoretical approach", Fit::Within, Section::Theory},
    Rule{"theoretical and", Fit::Prefix, Section::Theory},
    Rule{"conceptual framework", Fit::Within, Section::Theory},
    Rule{"conceptual foundation", Fit::Within, Section::Theory},
    Rule{"conceptual background", Fit::Within, Section::Theory},
    Rule{"conceptual and theoretical", Fit::Within, Section::Theory},
    Rule{"analytical framework", Fit::Within, Section::Theory},
    Rule{"theory", Fit::Prefix, Section::Theory},
    Rule{"a theory", Fit::Prefix, Section::Theory},
    Rule{"theories", Fit::Within, Section::Theory},
    Rule{"framework", Fit::Framework, Section::Theory},
    Rule{"theorie", Fit::Whole, Section::Theory},
    Rule{"theoretischer rahmen", Fit::Within, Section::Theory},
    Rule{"cadre théorique", Fit::Within, Section::Theory},
    Rule{"introduction", Fit::Prefix, Section::Introduction},
    Rule{"introductory remarks", Fit::Whole, Section::Introduction},
    Rule{"einleitung", Fit::Prefix, Section::Introduction},
    Rule{"einführung", Fit::Prefix, Section::Introduction},
    Rule{"introducción", Fit::Prefix, Section::Introduction},
    Rule{"conclusi", Fit::Prefix, Section::Conclusion},
    Rule{"concluding remark", Fit::Prefix, Section::Conclusion},
    Rule{"concluding thought", Fit::Prefix, Section::Conclusion},
    Rule{"concluding observation", Fit::Prefix, Section::Conclusion},
    Rule{"concluding note", Fit::Prefix, Section::Conclusion},
    Rule{"summary and conclusion", Fit::Prefix, Section::Conclusion},
    Rule{"final remarks", Fit::Prefix, Section::Conclusion},
    Rule{"fazit", Fit::Prefix, Section::Conclusion},
    Rule{"schluss", Fit::Prefix, Section::Conclusion},
    Rule{"recommendation", Fit::Prefix, Section::Recommendations},
    Rule{"recommended polic", Fit::Prefix, Section::Recommendations},
    Rule{"policy recommendation", Fit::Within, Section::Recommendations},
    Rule{"policy implication", Fit::Within, Section::Recommendations},
    Rule{"implications for policy", Fit::Within, Section::Recommendations},
    Rule{"recommendations", Fit::Within, Section::Recommendations},
    Rule{"what to do", Fit::Prefix, Section::Recommendations},
    Rule{"what is to be done", Fit::Prefix, Section::Recommendations},
    Rule{"what should be done", Fit::Prefix, Section::Recommendations},
    Rule{"policy options", Fit::Prefix, Section::Recommendations},
    Rule{"policy proposals", Fit::Prefix, Section::Recommendations},
    Rule{"suggestions", Fit::Whole, Section::Recommendations},
    Rule{"way forward", Fit::Prefix, Section::Recommendations},
    Rule{"the way forward", Fit::Prefix, Section::Recommendations},
    Rule{"way ahead", Fit::Prefix, Section::Recommendations},
    Rule{"the way ahead", Fit::Prefix, Section::Recommendations},
    Rule{"literature", Fit::Prefix, Section::Literature},
    Rule{"literature review", Fit::Within, Section::Literature},
    Rule{"review of literature", Fit::Within, Section::Literature},
    Rule{"review of the literature", Fit::Within, Section::Literature},
    Rule{"review of related literature", Fit::Within, Section::Literature},
    Rule{"review of relevant literature", Fit::Within, Section::Literature},
    Rule{"what the literature says", Fit::Within, Section::Literature},
    Rule{"literature", Fit::Last, Section::Literature},
    Rule{"related work", Fit::Prefix, Section::Literature},
    Rule{"state of the art", Fit::Whole, Section::Literature},
    Rule{"state of research", Fit::Whole, Section::Literature},
    Rule{"previous studies", Fit::Whole, Section::Literature},
    Rule{"previous research", Fit::Whole, Section::Literature},
    Rule{"forschungsstand", Fit::Whole, Section::Literature},
    Rule{"revue de la littérature", Fit::Within, Section::Literature},
    Rule{"methodology", Fit::Within, Section::Methods},
    Rule{"methods", Fit::Prefix, Section::Methods},
    Rule{"method", Fit::Last, Section::Methods},
    Rule{"methods", Fit::Last, Section::Methods},
    Rule{"method", Fit::Whole, Section::Methods},
    Rule{"method and", Fit::Prefix, Section::Methods},
    Rule{"research method", Fit::Prefix, Section::Methods},
    Rule{"research design", Fit::Prefix, Section::Methods},
    Rule{"research approach", Fit::Whole, Section::Methods},
    Rule{"materials and methods", Fit::Within, Section::Methods},
    Rule{"material and methods", Fit::Within, Section::Methods},
    Rule{"data and methods", Fit::Within, Section::Methods},
    Rule{"data and method", Fit::Whole, Section::Methods},
    Rule{"data", Fit::Whole, Section::Methods},
    Rule{"the data", Fit::Whole, Section::Methods},
    Rule{"data and sources", Fit::Whole, Section::Methods},
    Rule{"data and measure", Fit::Prefix, Section::Methods},
    Rule{"sources and data", Fit::Whole, Section::Methods},
    Rule{"sources and method", Fit::Prefix, Section::Methods},
    Rule{"data sources", Fit::Whole, Section::Methods},
    Rule{"data collection", Fit::Prefix, Section::Methods},
    Rule{"case selection", Fit::Prefix, Section::Methods},
    Rule{"methodological", Fit::Prefix, Section::Methods},
    Rule{"methodik", Fit::Whole, Section::Methods},
    Rule{"methode", Fit::Whole, Section::Methods},
    Rule{"méthodologie", Fit::Within, Section::Methods},
    Rule{"results", Fit::Prefix, Section::Analysis},
    Rule{"result", Fit::Whole, Section::Analysis},
    Rule{"result and", Fit::Prefix, Section::Analysis},
    Rule{"findings", Fit::Prefix, Section::Analysis},
    Rule{"finding", Fit::Whole, Section::Analysis},
    Rule{"key findings", Fit::Whole, Section::Analysis},
    Rule{"main findings", Fit::Whole, Section::Analysis},
    Rule{"empirical analysis", Fit::Prefix, Section::Analysis},
    Rule{"empirical results", Fit::Prefix, Section::Analysis},
    Rule{"empirical findings", Fit::Prefix, Section::Analysis},
    Rule{"analysis", Fit::Prefix, Section::Analysis},
    Rule{"data analysis and", Fit::Prefix, Section::Analysis},
    Rule{"discussion and analysis", Fit::Prefix, Section::Analysis},
    Rule{"ergebnisse", Fit::Prefix, Section::Analysis},
    Rule{"résultats", Fit::Prefix, Section::Analysis},
    Rule{"discussion", Fit::Prefix, Section::Discussion},
    Rule{"general discussion", Fit::Whole, Section::Discussion},
    Rule{"diskussion", Fit::Whole, Section::Discussion},
    Rule{"background", Fit::Prefix, Section::Background},
    Rule{"historical background", Fit::Within, Section::Background},
    Rule{"historical context", Fit::Within, Section::Background},
    Rule{"historical overview", Fit::Within, Section::Background},
    Rule{"historical perspective", Fit::Prefix, Section::Background},
    Rule{"historical setting", Fit::Prefix, Section::Background},
    Rule{"brief history", Fit::Within, Section::Background},
    Rule{"history", Fit::Prefix, Section::Background},
    Rule{"context", Fit::Whole, Section::Background},
    Rule{"context and background", Fit::Prefix, Section::Background},
    Rule{"hintergrund", Fit::Whole, Section::Background},
    Rule{"contexte historique", Fit::Whole, Section::Background},
};

constexpr auto method_words = std::to_array<std::string_view>({"approach",
                                                               "case",
                                                               "cases",
                                                               "coding",
                                                               "collection",
                                                               "consideration",
                                                               "considerations",
                                                               "criteria",
                                                               "data",
                                                               "delimitation",
                                                               "design",
                                                               "ethical",
                                                               "ethics",
                                                               "hypotheses",
                                                               "hypothesis",
                                                               "instrument",
                                                               "instruments",
                                                               "interview",
                                                               "interviews",
                                                               "limitation",
                                                               "limitations",
                                                               "measurement",
                                                               "measures",
                                                               "method",
                                                               "methodology",
                                                               "methods",
                                                               "model",
                                                               "objectives",
                                                               "operationalisation",
                                                               "operationalization",
                                                               "participants",
                                                               "population",
                                                               "primary",
                                                               "procedure",
                                                               "procedures",
                                                               "qualitative",
                                                               "quantitative",
                                                               "question",
                                                               "questions",
                                                               "reliability",
                                                               "research",
                                                               "sample",
                                                               "sampling",
                                                               "scope",
                                                               "secondary",
                                                               "selection",
                                                               "source",
                                                               "sources",
                                                               "study",
                                                               "survey",
                                                               "techniques",
                                                               "tools",
                                                               "validity",
                                                               "variable",
                                                               "variables"});

/// Small words of the heading without numbering and marks, one blank between them.
std::string plain_words(std::string_view heading) {
  heading.remove_prefix(std::min(heading.size(), heading_number(heading).size));
  std::string out;
  for (const char c : heading) {
    const bool wordy = is_alpha_ascii(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
    if (wordy) {
      // Capitals of Latin-1 (É, Ö) stand 32 before their small letters.
      const auto byte = static_cast<unsigned char>(c);
      const bool latin = !out.empty() && out.back() == '\xC3' && byte >= 0x80 && byte <= 0x9E && byte != 0x97;
      out += latin ? static_cast<char>(byte + 0x20) : lower_ascii(c);
    } else if (c == '\'') {
      continue;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

constexpr std::uint32_t initial_bit(char c) {
  return is_lower_ascii(c) ? 1U << static_cast<unsigned>(c - 'a') : 1U << 26U;
}

/// The initial of each rule, side by side, so that most rules cost a look at one word of memory.
constexpr auto rule_initials = [] {
  std::array<std::uint32_t, rules.size()> bits{};
  for (std::size_t i = 0; i < rules.size(); ++i) bits.at(i) = initial_bit(rules.at(i).words.front());
  return bits;
}();

/// The letters that words begin with: most rules can be passed over by them.
std::uint32_t initials_of(std::string_view words) {
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i == 0 || words[i - 1] == ' ') bits |= initial_bit(words[i]);
  }
  return bits;
}

/// "A neoclassical realist framework", "Framework: power as trust"; not "The legal framework of transit".
bool is_theory_framework(std::string_view words) {
  const auto at = words.find("framework");
  if (at == std::string_view::npos) return false;
  for (const std::string_view theory : {"realis", "constructivis", "liberal", "theor", "concept", "analytic"}) {
    if (words.find(theory) != std::string_view::npos) return true;
  }
  return words == "framework" || words == "the framework";
}

bool fits(const Rule& rule, std::string_view words) {
  switch (rule.fit) {
    case Fit::Whole:
      return words == rule.words;
    case Fit::Prefix:
      return words.starts_with(rule.words);
    case Fit::Within:
      return words.find(rule.words) != std::string_view::npos;
    case Fit::Last:
      return last_token(words) == rule.words && count_words(words, 7) <= 6;
    case Fit::Framework:
      return is_theory_framework(words);
  }
  return false;
}

}  // namespace

std::optional<Section> named_role(std::string_view heading) {
  if (heading.size() > 120) return std::nullopt;
  const auto words = plain_words(heading);
  if (words.empty()) return std::nullopt;
  const auto initials = initials_of(words);
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if ((initials & rule_initials.at(i)) != 0 && fits(rules.at(i), words)) return rules.at(i).section;
  }
  return std::nullopt;
}

bool speaks_of_methods(std::string_view heading) {
  const auto words = plain_words(heading);
  std::string_view rest = words;
  while (!rest.empty()) {
    const auto word = first_token(rest);
    if (std::binary_search(method_words.begin(), method_words.end(), word)) return true;
    rest = trim(rest.substr(word.size()));
  }
  return false;
}

}  // namespace dossier::reading
