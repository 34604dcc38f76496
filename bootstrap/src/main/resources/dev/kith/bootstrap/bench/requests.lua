-- The requests of wrk: a path with one or two random users or a random text in it, by a random caller where there are tokens.
-- The result is one line of JSON.
local path, first, last = os.getenv("BENCH_PATH"), tonumber(os.getenv("BENCH_FIRST")), tonumber(os.getenv("BENCH_LAST"))
local method, headers, texts = os.getenv("BENCH_METHOD"), {}, {}
local file = os.getenv("BENCH_TOKENS")
if file then
  for token in io.lines(file) do headers[#headers + 1] = {Authorization = "Bearer " .. token} end
end
if os.getenv("BENCH_TEXTS") then
  for text in io.lines(os.getenv("BENCH_TEXTS")) do texts[#texts + 1] = text end
end

-- each thread has one server, and its own random numbers
local threads = 0
setup = function(thread)
  local servers = {}
  for host, port in os.getenv("BENCH_SERVERS"):gmatch("(%S+):(%d+)") do servers[#servers + 1] = {host, port} end
  local server = servers[threads % #servers + 1]
  thread.addr = wrk.lookup(server[1], server[2])[1]
  thread:set("seed", tonumber(os.getenv("BENCH_SEED")) * 100 + threads)
  threads = threads + 1
end

init = function() math.randomseed(seed) end

request = function()
  local subject = texts[1] and texts[math.random(#texts)] or math.random(first, last)
  local other = math.random(first, last)
  if other == subject then other = other == last and first or other + 1 end
  return wrk.format(method, string.format(path, subject, other), headers[1] and headers[math.random(#headers)])
end

done = function(summary, latency)
  local failed = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  print(string.format('{"requests":%d,"micros":%d,"bytes":%d,"failed":%d,"p50":%d,"p99":%d}',
    summary.requests, summary.duration, summary.bytes, failed, latency:percentile(50), latency:percentile(99)))
end
