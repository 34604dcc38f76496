-- The requests of wrk: a path with a random user or a random text in it, by a random caller where there are tokens.
-- The result is one line of JSON.
math.randomseed(tonumber(os.getenv("BENCH_SEED")))
local path, first, last = os.getenv("BENCH_PATH"), tonumber(os.getenv("BENCH_FIRST")), tonumber(os.getenv("BENCH_LAST"))
local method, headers, texts = os.getenv("BENCH_METHOD"), {}, {}
local file = os.getenv("BENCH_TOKENS")
if file then
  for token in io.lines(file) do headers[#headers + 1] = {Authorization = "Bearer " .. token} end
end
if os.getenv("BENCH_TEXTS") then
  for text in io.lines(os.getenv("BENCH_TEXTS")) do texts[#texts + 1] = text end
end

request = function()
  local subject = texts[1] and texts[math.random(#texts)] or math.random(first, last)
  return wrk.format(method, string.format(path, subject), headers[1] and headers[math.random(#headers)])
end

done = function(summary, latency)
  local failed = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  print(string.format('{"requests":%d,"micros":%d,"bytes":%d,"failed":%d,"p50":%d,"p99":%d}',
    summary.requests, summary.duration, summary.bytes, failed, latency:percentile(50), latency:percentile(99)))
end
