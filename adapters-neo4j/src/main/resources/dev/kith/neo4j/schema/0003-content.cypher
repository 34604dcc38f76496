// What users write; a feed is a range of the index, newest first.
CREATE CONSTRAINT post_id IF NOT EXISTS FOR (p:Post) REQUIRE p.id IS UNIQUE;
CREATE INDEX post_feed IF NOT EXISTS FOR (p:Post) ON (p.author, p.added_at, p.id);

CREATE CONSTRAINT tag_id IF NOT EXISTS FOR (t:Tag) REQUIRE t.id IS UNIQUE;
CREATE CONSTRAINT category_id IF NOT EXISTS FOR (c:Category) REQUIRE c.id IS UNIQUE;

// Where users are, how old they are, who is staff.
CREATE POINT INDEX listed_place IF NOT EXISTS FOR (u:Listed) ON (u.place);
CREATE INDEX listed_has_place IF NOT EXISTS FOR (u:Listed) ON (u.place);
CREATE INDEX listed_birth IF NOT EXISTS FOR (u:Listed) ON (u.date_of_birth);
CREATE INDEX listed_role IF NOT EXISTS FOR (u:Listed) ON (u.role);

// Users who were there before have their place made a point.
MATCH (u:User) WHERE u.position IS NOT NULL OR u.home IS NOT NULL
SET u.place = point({
  latitude: toFloat(split(coalesce(u.position, u.home), ',')[0]),
  longitude: toFloat(split(coalesce(u.position, u.home), ',')[1])});
