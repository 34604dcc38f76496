// Webhooks, what waits for them, what came of their requests, and which server sends. They hang on no edge.
CREATE CONSTRAINT webhook_id IF NOT EXISTS FOR (w:Webhook) REQUIRE w.id IS UNIQUE;
CREATE CONSTRAINT webhook_delivery IF NOT EXISTS FOR (d:WebhookDelivery) REQUIRE (d.webhook, d.delivery) IS UNIQUE;
CREATE INDEX webhook_deliveries IF NOT EXISTS FOR (d:WebhookDelivery) ON (d.webhook, d.number);
CREATE INDEX webhook_attempts IF NOT EXISTS FOR (a:WebhookAttempts) ON (a.webhook, a.upto);
CREATE CONSTRAINT lease_name IF NOT EXISTS FOR (l:Lease) REQUIRE l.name IS UNIQUE;
