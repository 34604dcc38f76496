package dev.kith.neo4j.shared;

import dev.kith.neo4j.spi.Statements;
import java.util.List;
import java.util.Map;

/**
 * The labels, types and properties that Kith writes. A database creates a new name in a transaction of its own, which
 * nobody counts, and which would look like hand-written Cypher. So all names are created before the first write. A name
 * that is missing here costs one {@code graph.reset}, when it is first written.
 */
final class GraphNames {

    private static final List<String> LABELS = names("""
            App AppToken Avatar Category EmailChange Erasing Gone Journal Lease Leaving Listed Migration Once Password
            Post Private Room Sequence ServiceKey Session Settings Tag User Webhook WebhookAttempts WebhookDelivery""");

    private static final List<String> TYPES = names("""
            CONNECTED DISMISSED FOLLOWS FOLLOWS_CATEGORY HIDES IN_CATEGORY MEMBER_OF PARKED_CONNECTED PARKED_FOLLOWS
            PARKED_MEMBER_OF PARKED_REQUESTED REQUESTED TAGGED WROTE_DISCUSSION WROTE_POST WROTE_STATUS""");

    private static final List<String> PROPERTIES = names("""
            active actor added_at address age answer answers app applied at attempts author avatar batch bio bytes
            callback checksum client code color company_name company_role country cover created created_at created_by
            date_joined date_of_birth dead deleted deleted_at deliveries delivery description description_key disabled
            discoverable dismissed dismisser display email email_confirmed email_key ends engagement errors expires
            ext_id external_id failing_since failure_at failure_error failure_status failures first_name followee
            follower followers_visible_to followings_visible_to format from gender granted hash hashes hidden hider
            hides_suggestions high holder home id interests key kinds language languages_customized last last_name
            last_success links location location_key locked low mailed member millis mobile mutual name name_key next
            notifications number numbers one open opened other other_mail outside pageless paused picture place position
            print qa_frequency real_name real_name_key reflection_languages rejected replay_after replay_to reputation
            revoked role room run runs scopes secret secrets shows_featured since slug status statuses text
            text_languages times title to toast_sounds toasts token tokens tokens_from total transactions type types
            until upto url used user username username_key uuid verified verifier version viewed visible webhook website""");

    private GraphNames() {}

    private static List<String> names(String text) {
        return List.of(text.split("\\s+"));
    }

    /** Creates the names that do not exist. */
    static boolean create(Statements transaction) {
        create(transaction, "db.createLabel", LABELS);
        create(transaction, "db.createRelationshipType", TYPES);
        create(transaction, "db.createProperty", PROPERTIES);
        return true;
    }

    private static void create(Statements transaction, String procedure, List<String> names) {
        transaction.run(
                "UNWIND $names AS name CALL " + procedure + "(name) RETURN count(*) AS created",
                Map.of("names", names));
    }
}
