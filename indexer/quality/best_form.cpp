// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quality/best_form.hpp"

#include <algorithm>
#include <numeric>

namespace dossier::reading {
namespace {

constexpr double same_paper = 0.5;
/// A PDF tells pages and places on them. Of 48 PDFs, in no form that pdftotext gives is the text better than the PDF as
/// it is read here, though by its estimate it is for 31 of 144; with this margin, for 2.
constexpr double margin_of_pdf = 0.15;

/// How good a form is beside another one: what it lacks of the other's text counts against it.
double worth(const PaperForm& form, const PaperForm& other) {
  const auto length = static_cast<double>(form.triples.size());
  const auto whole = static_cast<double>(std::max<std::size_t>(1, other.triples.size()));
  return form.right * std::min(1.0, length / whole) + (form.pdf ? margin_of_pdf : 0);
}

/// Of two readable forms of one paper the worse one is read in the form of the other.
void settle_readable(const std::vector<PaperForm>& forms, const std::vector<std::size_t>& order,
                     std::vector<std::size_t>& instead, std::size_t i) {
  for (const auto j : order) {
    if (j == i || !forms[j].readable || instead[j] != j) continue;
    if (share_in_common(forms[i].triples, forms[j].triples) < same_paper) continue;
    const bool better = worth(forms[i], forms[j]) > worth(forms[j], forms[i]);
    instead[better ? j : i] = better ? i : j;
    if (!better) break;
  }
}

/// The best readable form; `i` itself where there is none.
std::size_t best_readable(const std::vector<PaperForm>& forms, const std::vector<std::size_t>& order,
                          const std::vector<std::size_t>& instead, std::size_t i) {
  auto best = i;
  for (const auto j : order) {
    if (!forms[j].readable || instead[j] != j) continue;
    if (best == i || forms[j].right > forms[best].right) best = j;
  }
  return best;
}

}  // namespace

std::vector<std::size_t> best_forms(const std::vector<PaperForm>& forms) {
  std::vector<std::size_t> order(forms.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  auto instead = order;
  std::stable_partition(order.begin(), order.end(), [&](std::size_t i) { return forms[i].pdf; });
  for (const auto i : order) {
    if (forms[i].readable && instead[i] == i) settle_readable(forms, order, instead, i);
  }
  // A chain ends at the form that is read.
  for (auto& to : instead) {
    while (instead[to] != to) to = instead[to];
  }
  for (const auto i : order) {
    if (!forms[i].readable && forms[i].pdf) instead[i] = best_readable(forms, order, instead, i);
  }
  return instead;
}

}  // namespace dossier::reading
