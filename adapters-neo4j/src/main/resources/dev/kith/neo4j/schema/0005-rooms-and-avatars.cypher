// Where users meet.
CREATE CONSTRAINT room_id IF NOT EXISTS FOR (r:Room) REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT member_of_pair IF NOT EXISTS FOR ()-[m:MEMBER_OF]-() REQUIRE (m.room, m.member) IS UNIQUE;

// The pictures users gave of themselves.
CREATE CONSTRAINT avatar_user IF NOT EXISTS FOR (a:Avatar) REQUIRE a.user IS UNIQUE;
