// The users whom a user does not want to be suggested.
CREATE CONSTRAINT dismissed_pair IF NOT EXISTS FOR ()-[d:DISMISSED]-() REQUIRE (d.dismisser, d.dismissed) IS UNIQUE;
CREATE INDEX dismissed_in_order IF NOT EXISTS FOR ()-[d:DISMISSED]-() ON (d.dismisser, d.since, d.dismissed);
