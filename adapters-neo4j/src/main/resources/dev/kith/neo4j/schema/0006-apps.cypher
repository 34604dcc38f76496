// Applications that the operator let in, and the tokens by which users let them act. They hang on no edge; a token names its user.
CREATE CONSTRAINT app_key IF NOT EXISTS FOR (a:App) REQUIRE a.key IS UNIQUE;
CREATE CONSTRAINT app_token_key IF NOT EXISTS FOR (t:AppToken) REQUIRE t.key IS UNIQUE;
CREATE INDEX app_token_user IF NOT EXISTS FOR (t:AppToken) ON (t.user);
CREATE INDEX app_token_expires IF NOT EXISTS FOR (t:AppToken) ON (t.app, t.expires);
