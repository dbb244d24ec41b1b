// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/pages/pages.hpp"

namespace dossier::web::pages {

Result<Reply> settings(Call& call) {
  const auto style = find_citation_style(call.parameters.take("style").value_or(std::string()));
  auto back = call.parameters.take("back").value_or("/");
  // Only to this server: `//elsewhere` and `/\\elsewhere` lead away.
  const bool own = back.starts_with('/') && !back.starts_with("//") && back.find('\\') == std::string::npos;
  const bool clean = back.find_first_of("\r\n") == std::string::npos;
  Reply reply{302, "text/plain; charset=utf-8", {}, "The setting is made.\n"};
  reply.headers.emplace_back("Location", own && clean ? back : "/");
  if (style) {
    const auto name = std::string(citation_styles[static_cast<std::size_t>(*style)].name);
    reply.headers.emplace_back("Set-Cookie",
                               std::string(style_cookie) + "=" + name + "; Path=/; Max-Age=31536000; SameSite=Lax");
  }
  return reply;
}

}  // namespace dossier::web::pages
