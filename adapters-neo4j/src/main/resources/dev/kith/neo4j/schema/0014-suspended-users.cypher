// The users of one status, by id.
CREATE INDEX listed_status IF NOT EXISTS FOR (u:Listed) ON (u.status, u.id);
