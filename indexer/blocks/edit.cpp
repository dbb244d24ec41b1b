// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/blocks/edit.hpp"

namespace dossier::reading {

std::string_view to_string(Action action) {
  switch (action) {
    case Action::Drop:
      return "drop";
    case Action::Retype:
      return "retype";
    case Action::Join:
      return "join";
    case Action::Split:
      return "split";
    case Action::SetText:
      return "set text";
    case Action::Mark:
      return "mark";
  }
  return "mark";
}

std::string_view to_string(Confidence confidence) {
  switch (confidence) {
    case Confidence::Guess:
      return "guess";
    case Confidence::Likely:
      return "likely";
    case Confidence::Certain:
      return "certain";
  }
  return "likely";
}

}  // namespace dossier::reading
