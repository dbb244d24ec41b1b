// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace dossier {

class Arguments;
class Console;

/// One function a command, each in its own file command_NAME.cpp; what the table in command_table.cpp runs. The
/// arguments are checked against the table before; the result is the exit status.
int run_start(const Arguments& arguments, Console& console);
int run_index(const Arguments& arguments, Console& console);
int run_search(const Arguments& arguments, Console& console);
int run_saved(const Arguments& arguments, Console& console);
int run_news(const Arguments& arguments, Console& console);
int run_backup(const Arguments& arguments, Console& console);
int run_restore(const Arguments& arguments, Console& console);
int run_evidence(const Arguments& arguments, Console& console);
int run_matrix(const Arguments& arguments, Console& console);
int run_compare(const Arguments& arguments, Console& console);
int run_cites(const Arguments& arguments, Console& console);
int run_timeline(const Arguments& arguments, Console& console);
int run_dispersion(const Arguments& arguments, Console& console);
int run_network(const Arguments& arguments, Console& console);
int run_heat(const Arguments& arguments, Console& console);
int run_keyness(const Arguments& arguments, Console& console);
int run_similar(const Arguments& arguments, Console& console);
int run_show(const Arguments& arguments, Console& console);
int run_label(const Arguments& arguments, Console& console);
int run_collection(const Arguments& arguments, Console& console);
int run_facets(const Arguments& arguments, Console& console);
int run_papers(const Arguments& arguments, Console& console);
int run_vectors(const Arguments& arguments, Console& console);
int run_status(const Arguments& arguments, Console& console);
int run_copy(const Arguments& arguments, Console& console);
int run_check(const Arguments& arguments, Console& console);
int run_passages(const Arguments& arguments, Console& console);
int run_read(const Arguments& arguments, Console& console);
int run_batch(const Arguments& arguments, Console& console);
int run_serve(const Arguments& arguments, Console& console);
int run_mcp(const Arguments& arguments, Console& console);
int run_help(const Arguments& arguments, Console& console);
int run_version(const Arguments& arguments, Console& console);
int run_complete(const Arguments& arguments, Console& console);
int run_reference(const Arguments& arguments, Console& console);

}  // namespace dossier
