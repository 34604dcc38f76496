package dev.kith.neo4j.bulk;

import dev.kith.application.user.NewUser;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.Sequences;
import dev.kith.neo4j.UserProperties;
import dev.kith.neo4j.bulk.BulkUsers.Outcome;
import dev.kith.neo4j.spi.NewNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Decides one by one who becomes a user, and with what id. It knows of those who were there only what it was told. */
public final class UserAdmission {

    private long last;
    private final Set<Long> ids;
    private final Set<String> names;
    private final Set<String> emails;

    /** Where no one is yet. */
    public UserAdmission() {
        this(0, new HashSet<>(), new HashSet<>(), new HashSet<>());
    }

    UserAdmission(long last, Set<Long> ids, Set<String> names, Set<String> emails) {
        this.last = last;
        this.ids = ids;
        this.names = names;
        this.emails = emails;
    }

    /**
     * One without an id who has the name is the one meant.
     *
     * @param newcomer told only who is to be created
     */
    public Outcome admit(NewUser wanted, Consumer<User> newcomer) {
        UserId given = wanted.id();
        String name = wanted.username().key();
        String email = UserProperties.emailKey(wanted.email());
        if (given == null ? names.contains(name) : ids.contains(given.value())) {
            return Outcome.ALREADY_THERE;
        }
        if (names.contains(name)) {
            return Outcome.USERNAME_TAKEN;
        }
        if (email != null && emails.contains(email)) {
            return Outcome.EMAIL_TAKEN;
        }
        long id = given == null ? last + 1 : given.value();
        last = Math.max(last, id);
        ids.add(id);
        names.add(name);
        if (email != null) {
            emails.add(email);
        }
        newcomer.accept(wanted.under(new UserId(id)));
        return Outcome.CREATED;
    }

    public boolean hasId(long id) {
        return ids.contains(id);
    }

    public boolean hasUsername(String name) {
        return names.contains(name);
    }

    /** The highest id given so far. */
    long last() {
        return last;
    }

    /** A user as what {@link BulkUsers} makes of them, but without their place: the schema makes that. */
    public static NewNode node(User user) {
        return new NewNode(List.of(UserProperties.LABELS.split(":")), UserProperties.of(user));
    }

    /** What the next id goes on from. */
    public NewNode sequence() {
        return Sequences.USERS.node(last);
    }
}
