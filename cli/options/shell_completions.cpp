// SPDX-License-Identifier: GPL-3.0-or-later
// What the shells are given: each asks `dossier __complete` with the words of the line, so that commands, flags,
// choices and the values of the index come from one place. Where it has no answer a file is wanted.
#include "cli/options/reference.hpp"

namespace dossier::reference {

std::string bash_completion() {
  return R"sh(# bash completion for dossier
_dossier() {
  local line=${COMP_LINE:0:COMP_POINT} words full head candidate help
  read -ra words <<<"$line"
  [[ $line == *[[:space:]] ]] && words+=("")
  full=${words[${#words[@]} - 1]}
  # bash itself parts words at : and =, so only what stands behind the last of them is completed.
  head=${full%"${full##*[:=]}"}
  COMPREPLY=()
  while IFS=$'\t' read -r candidate help; do
    COMPREPLY+=("$(printf '%q' "${candidate#"$head"}")")
  done < <(dossier __complete "${words[@]}" 2>/dev/null)
  [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace
  return 0
}
complete -o default -F _dossier dossier
)sh";
}

std::string zsh_completion() {
  return R"sh(#compdef dossier
# zsh completion for dossier
_dossier() {
  local -a candidates
  local candidate help
  while IFS=$'\t' read -r candidate help; do
    candidates+=("${candidate//:/\\:}${help:+:$help}")
  done < <(dossier __complete "${(@)words[1,CURRENT]}" 2>/dev/null)
  if (( ${#candidates} )); then
    # As dossier itself does, small letters stand for capitals too.
    _describe 'dossier' candidates -M 'm:{[:lower:]}={[:upper:]}'
  else
    _files
  fi
}
_dossier "$@"
)sh";
}

std::string fish_completion() {
  return R"sh(# fish completion for dossier
function __dossier_candidates
    set -l words (commandline --tokenize --cut-at-cursor --current-process)
    dossier __complete $words (commandline --current-token --cut-at-cursor) 2>/dev/null
end
complete --command dossier --no-files --arguments '(__dossier_candidates)'
complete --command dossier --condition '__fish_seen_subcommand_from index batch' --force-files
)sh";
}

}  // namespace dossier::reference
