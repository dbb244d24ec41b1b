// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options/options.hpp"

/// The groups of flags that several commands share, as the table of commands names them.
namespace dossier::flags {

extern const FlagGroup filters;    ///< which passages: --paper, --dyad, …
extern const FlagGroup words;      ///< how the query's words are understood
extern const FlagGroup paging;     ///< --limit, --offset
extern const FlagGroup ranking;    ///< --sort, --per-paper, --feedback
extern const FlagGroup shape;      ///< --json, --format
extern const FlagGroup json_only;  ///< --json
extern const FlagGroup inspect;    ///< --explain, --analyze, --kwic
extern const FlagGroup save;       ///< --save
extern const FlagGroup news;
extern const FlagGroup restore;
extern const FlagGroup copy;
extern const FlagGroup index;
extern const FlagGroup evidence;
extern const FlagGroup matrix;
extern const FlagGroup cites;
extern const FlagGroup compare;
extern const FlagGroup timeline;
extern const FlagGroup dispersion;
extern const FlagGroup network;
extern const FlagGroup heat;
extern const FlagGroup keyness;
extern const FlagGroup similar;
extern const FlagGroup show;
extern const FlagGroup label;
extern const FlagGroup collection;
extern const FlagGroup facets;
extern const FlagGroup papers;
extern const FlagGroup passages;
extern const FlagGroup read;
extern const FlagGroup batch;
extern const FlagGroup serve;
extern const FlagGroup vectors;

}  // namespace dossier::flags
