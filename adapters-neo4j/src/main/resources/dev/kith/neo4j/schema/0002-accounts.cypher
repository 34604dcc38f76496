// What is nobody's business but the user's is :Private, hangs on no edge, and names its user: one statement finds or deletes all of it.
CREATE INDEX private_user IF NOT EXISTS FOR (p:Private) ON (p.user);
CREATE CONSTRAINT password_user IF NOT EXISTS FOR (p:Password) REQUIRE p.user IS UNIQUE;
CREATE CONSTRAINT session_id IF NOT EXISTS FOR (s:Session) REQUIRE s.id IS UNIQUE;
CREATE INDEX session_user IF NOT EXISTS FOR (s:Session) ON (s.user);
CREATE CONSTRAINT email_change_user IF NOT EXISTS FOR (c:EmailChange) REQUIRE c.user IS UNIQUE;
CREATE CONSTRAINT settings_user IF NOT EXISTS FOR (s:Settings) REQUIRE s.user IS UNIQUE;

// The number another system knows a user by.
CREATE INDEX user_ext_id IF NOT EXISTS FOR (u:User) ON (u.ext_id);
