// No two tags of one type have one name.
CREATE CONSTRAINT tag_type_name IF NOT EXISTS FOR (t:Tag) REQUIRE (t.type, t.name) IS UNIQUE;
