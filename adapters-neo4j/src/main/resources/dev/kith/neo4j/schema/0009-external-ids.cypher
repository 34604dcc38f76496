// The id of a user in another system, as text. UserUpdates copies the numbers that earlier versions stored as ext_id.
CREATE CONSTRAINT user_external_id IF NOT EXISTS FOR (u:User) REQUIRE u.external_id IS UNIQUE;
