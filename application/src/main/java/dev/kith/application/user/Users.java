package dev.kith.application.user;

import dev.kith.domain.page.Page;
import dev.kith.domain.search.UserQuery;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.domain.user.Username;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Where accounts are kept. A hard-deleted user is not there; a soft-deleted one is found, but never listed. */
public interface Users {

    Optional<User> find(UserId id);

    Optional<User> find(UUID uuid);

    /** Without regard to case. */
    Optional<User> find(Username name);

    /** The users of these ids with their counters, in the order asked for; ids of no one are left out. */
    List<UserSummary> summaries(Collection<UserId> ids);

    /** The ids of the users the query asks for, in its order. Total and stable: pages of any size, glued, are the whole list. */
    Page<UserId> list(UserQuery query);

    /** Keeps a new user under an id never given before. Of two who want one name at once, one gets it. */
    CreateUserAnswer create(NewUser user);

    /** Replaces the user by what the change makes of it, as one indivisible step. The change may run more than once and must keep id and uuid. */
    EditUserAnswer edit(UserId id, UnaryOperator<User> change);
}
