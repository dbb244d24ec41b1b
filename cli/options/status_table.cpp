// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options/options.hpp"

#include <array>

namespace dossier {
namespace {

constexpr std::array statuses{
    ExitStatus{0, "success: done, or something was found"},
    ExitStatus{1, "nothing found (also for a filter with an unknown facet or value), or no such passage or paper"},
    ExitStatus{
        2,
        "usage error: an unknown command or flag, an invalid value of a flag, or, in matrix, compare and facets, an "
        "unknown facet"},
    ExitStatus{3,
               "the index is missing, damaged, locked by another process or made by another version; its disk is full; "
               "its cluster does not answer or refuses; there is too little memory; for index also: its folder cannot "
               "be written"},
    ExitStatus{4,
               "a file or the index could not be read or written; for index also: files were skipped, or papers of "
               "missing files were kept (the report names them)"},
    ExitStatus{70, "a bug in Dossier; please report it"},
    ExitStatus{130, "stopped by Ctrl-C; the index holds the papers read so far, or is unchanged"},
};

constexpr std::array variables{
    EnvironmentVariable{"DOSSIER_INDEX", "the index to use if --index is not given"},
    EnvironmentVariable{"DOSSIER_CLUSTER_USER", "the user name for an index in a cluster; see docs/cluster.md"},
    EnvironmentVariable{"DOSSIER_CLUSTER_PASSWORD", "the password for that user"},
    EnvironmentVariable{"DOSSIER_CLUSTER_API_KEY", "an API key in place of both"},
    EnvironmentVariable{"DOSSIER_CLUSTER_CREDENTIALS",
                        "a file that only you may read, with lines user=…, password=…, api_key=… and ca=…"},
    EnvironmentVariable{"DOSSIER_CLUSTER_CA", "CA certificates (PEM) for the cluster's nodes"},
    EnvironmentVariable{"DOSSIER_CLUSTER_SHARDS", "shards of a new index in a cluster (default 3)"},
    EnvironmentVariable{"DOSSIER_CLUSTER_REPLICAS",
                        "replicas of each shard of a new index in a cluster: a number or a range (default 0-1)"},
    EnvironmentVariable{"DOSSIER_STYLE", "the style of citations if --style is not given"},
    EnvironmentVariable{"DOSSIER_STYLES", "the folder of your CSL styles (default ~/.config/dossier/styles)"},
    EnvironmentVariable{"DOSSIER_VIEWER", "the program with which `show --open` opens a PDF"},
    EnvironmentVariable{"DOSSIER_PAGER", "the pager, preferred to PAGER; empty or cat for none"},
    EnvironmentVariable{"PAGER", "the pager, else less"},
    EnvironmentVariable{"NO_COLOR", "if not empty, no colour unless --color asks for it"},
    EnvironmentVariable{"COLUMNS", "the width of the output, if the terminal does not report it"},
};

}  // namespace

std::span<const ExitStatus> exit_statuses() { return statuses; }
std::span<const EnvironmentVariable> environment_variables() { return variables; }

}  // namespace dossier
