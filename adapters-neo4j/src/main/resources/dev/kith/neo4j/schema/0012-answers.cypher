// The answers to requests with an Idempotency-Key.
CREATE CONSTRAINT once_key IF NOT EXISTS FOR (o:Once) REQUIRE o.key IS UNIQUE;
CREATE INDEX once_at IF NOT EXISTS FOR (o:Once) ON (o.at);
