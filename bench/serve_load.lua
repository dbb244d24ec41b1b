-- SPDX-License-Identifier: GPL-3.0-or-later
-- For wrk: asks TARGET for the queries of QUERIES (JSON lines with "text") in turn, and counts answers other than 200.
local targets = {}
for line in io.lines(os.getenv("QUERIES")) do
  local text = line:match('"text": *"(.-)"%s*[,}]')
  if text then
    local encoded = text:gsub("[^%w]", function(c) return string.format("%%%02X", c:byte()) end)
    targets[#targets + 1] = os.getenv("TARGET") .. "?q=" .. encoded
  end
end

local threads = {}
function setup(thread)
  thread:set("first", #threads * 37)
  threads[#threads + 1] = thread
end

function init()
  at = first
  failed = 0
end

function request()
  at = at + 1
  return wrk.format("GET", targets[at % #targets + 1])
end

function response(status)
  if status ~= 200 then failed = failed + 1 end
end

function done()
  local all = 0
  for _, thread in ipairs(threads) do all = all + thread:get("failed") end
  io.write("  not 200: ", all, "\n")
end
