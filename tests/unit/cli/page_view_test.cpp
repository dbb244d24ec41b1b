// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/viewing/page_view.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using dossier::viewer_command;
using Words = std::vector<std::string>;

TEST_CASE("each viewer is told the page in its own way") {
  CHECK(viewer_command("evince", "a b.pdf", 7) == Words{"evince", "-i", "7", "a b.pdf"});
  CHECK(viewer_command("/usr/bin/okular", "a.pdf", 7) == Words{"/usr/bin/okular", "-p", "7", "a.pdf"});
  CHECK(viewer_command("zathura --fork", "a.pdf", 7) == Words{"zathura", "--fork", "-P", "7", "a.pdf"});
  CHECK(viewer_command("evince", "a.md", 0) == Words{"evince", "a.md"});
  CHECK(viewer_command("firefox", "/p/a b#.pdf", 7) == Words{"firefox", "file:///p/a%20b%23.pdf#page=7"});
  CHECK(viewer_command("xdg-open", "a.pdf", 7) == Words{"xdg-open", "a.pdf"});
  CHECK(viewer_command("mupdf %f %p", "a b.pdf", 7) == Words{"mupdf", "a b.pdf", "7"});
  CHECK(viewer_command("view --page=%p %f", "%p.pdf", 7) == Words{"view", "--page=7", "%p.pdf"});
  CHECK(viewer_command("xdg-open", "-rf.pdf", 7) == Words{"xdg-open", "./-rf.pdf"});
  CHECK(viewer_command("  ", "a.pdf", 7).empty());
}
