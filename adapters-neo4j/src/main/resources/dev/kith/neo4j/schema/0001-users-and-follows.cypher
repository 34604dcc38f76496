// Every account is a :User; those that appear in lists are :Listed too.
CREATE CONSTRAINT user_id IF NOT EXISTS FOR (u:User) REQUIRE u.id IS UNIQUE;
CREATE CONSTRAINT user_uuid IF NOT EXISTS FOR (u:User) REQUIRE u.uuid IS UNIQUE;
CREATE CONSTRAINT user_username IF NOT EXISTS FOR (u:User) REQUIRE u.username_key IS UNIQUE;
CREATE CONSTRAINT user_email IF NOT EXISTS FOR (u:User) REQUIRE u.email_key IS UNIQUE;
CREATE CONSTRAINT sequence_name IF NOT EXISTS FOR (s:Sequence) REQUIRE s.name IS UNIQUE;

// Of the hard-deleted the id is left, so that it is never given again.
CREATE CONSTRAINT gone_id IF NOT EXISTS FOR (u:Gone) REQUIRE u.id IS UNIQUE;

// The orders of the list of all users.
CREATE INDEX listed_id IF NOT EXISTS FOR (u:Listed) ON (u.id);
CREATE INDEX listed_username IF NOT EXISTS FOR (u:Listed) ON (u.username_key, u.id);
CREATE INDEX listed_real_name IF NOT EXISTS FOR (u:Listed) ON (u.real_name_key, u.id);
CREATE INDEX listed_location IF NOT EXISTS FOR (u:Listed) ON (u.location_key, u.id);
CREATE INDEX listed_joined IF NOT EXISTS FOR (u:Listed) ON (u.date_joined, u.id);

// Found anywhere in the text.
CREATE TEXT INDEX listed_username_text IF NOT EXISTS FOR (u:Listed) ON (u.username_key);
CREATE TEXT INDEX listed_real_name_text IF NOT EXISTS FOR (u:Listed) ON (u.real_name_key);
CREATE TEXT INDEX listed_location_text IF NOT EXISTS FOR (u:Listed) ON (u.location_key);
CREATE TEXT INDEX listed_description_text IF NOT EXISTS FOR (u:Listed) ON (u.description_key);

// One edge per ordered pair; followers and followings, mutuals first, newest first.
CREATE CONSTRAINT follows_pair IF NOT EXISTS FOR ()-[f:FOLLOWS]-() REQUIRE (f.follower, f.followee) IS UNIQUE;
CREATE INDEX followers_in_order IF NOT EXISTS FOR ()-[f:FOLLOWS]-() ON (f.followee, f.mutual, f.since, f.follower);
CREATE INDEX followings_in_order IF NOT EXISTS FOR ()-[f:FOLLOWS]-() ON (f.follower, f.mutual, f.since, f.followee);

// One edge per unordered pair, low -> high.
CREATE CONSTRAINT connected_pair IF NOT EXISTS FOR ()-[c:CONNECTED]-() REQUIRE (c.low, c.high) IS UNIQUE;
CREATE INDEX connected_of_low IF NOT EXISTS FOR ()-[c:CONNECTED]-() ON (c.low, c.since, c.high);
CREATE INDEX connected_of_high IF NOT EXISTS FOR ()-[c:CONNECTED]-() ON (c.high, c.since, c.low);

// One request per unordered pair, whoever sent it; the inbox and the sent list, newest first.
CREATE CONSTRAINT requested_pair IF NOT EXISTS FOR ()-[r:REQUESTED]-() REQUIRE (r.low, r.high) IS UNIQUE;
CREATE INDEX requested_inbox IF NOT EXISTS FOR ()-[r:REQUESTED]-() ON (r.to, r.created, r.from);
CREATE INDEX requested_sent IF NOT EXISTS FOR ()-[r:REQUESTED]-() ON (r.from, r.created, r.to);

CREATE CONSTRAINT hides_pair IF NOT EXISTS FOR ()-[h:HIDES]-() REQUIRE (h.hider, h.hidden) IS UNIQUE;
CREATE INDEX hides_in_order IF NOT EXISTS FOR ()-[h:HIDES]-() ON (h.hider, h.since, h.hidden);
