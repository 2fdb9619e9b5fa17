-- Asks for the addresses in the file $ADDRESSES, one a line, in an order that a seed fixes, and
-- prints what came of it as one line of JSON.

local addresses = {}
for line in io.lines(os.getenv("ADDRESSES")) do addresses[#addresses + 1] = line end
local accept = os.getenv("ACCEPT") or "*/*"
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("seed", threads)
end

function init()
  math.randomseed(seed)
  wrk.headers["Accept"] = accept
end

function request()
  return wrk.format("GET", addresses[math.random(#addresses)])
end

function done(summary, latency)
  local wrong = summary.errors.status + summary.errors.connect + summary.errors.read
    + summary.errors.timeout
  io.write(string.format(
    '{"rate": %.1f, "p50": %.3f, "p99": %.3f, "errors": %d, "bytes": %.0f}\n',
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000,
    latency:percentile(99) / 1000, wrong, summary.bytes / summary.requests))
end
