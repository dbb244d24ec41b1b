// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/encoding/percent_encoding.hpp"
#include "web/pages/collection_sort.hpp"
#include "web/pages/pages.hpp"

namespace dossier::web::pages {

Result<Reply> settings(Call& call) {
  const auto style = call.styles.find(call.parameters.take("style").value_or(std::string()));
  const auto back = call.parameters.take("back").value_or("/");
  Reply reply{302, "text/plain; charset=utf-8", {}, "The setting is saved.\n"};
  reply.headers.emplace_back("Location", is_own_address(back) ? back : "/");
  if (style) {
    reply.headers.emplace_back("Set-Cookie", std::string(style_cookie) + "=" + percent_encode(style->chosen()) +
                                                 "; Path=/; Max-Age=31536000; SameSite=Lax");
  }
  return reply;
}

}  // namespace dossier::web::pages
