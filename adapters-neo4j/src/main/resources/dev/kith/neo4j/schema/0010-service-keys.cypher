// The keys by which programs call the graph API. They hang on no edge.
CREATE CONSTRAINT service_key_id IF NOT EXISTS FOR (k:ServiceKey) REQUIRE k.id IS UNIQUE;
