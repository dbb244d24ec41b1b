// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace dossier {

/// Dunning's log-likelihood ratio: twice the logarithm of how much better two rates explain the counts than one.
/// `near` of `near_all` words and `all` of `everything` words are the term; the first are part of the second. 0 where
/// the term is not more frequent near the matches than elsewhere.
double log_likelihood(std::uint64_t near, std::uint64_t near_all, std::uint64_t all, std::uint64_t everything);

}  // namespace dossier
