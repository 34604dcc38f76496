package dev.kith.application.account;

import dev.kith.application.InMemoryGraph;
import dev.kith.domain.access.AppToken;
import dev.kith.domain.access.TokenKey;
import dev.kith.domain.account.PasswordHash;
import dev.kith.domain.email.EmailChange;
import dev.kith.domain.session.Session;
import dev.kith.domain.session.SessionId;
import dev.kith.domain.setting.UserSettings;
import dev.kith.domain.tie.AccountState;
import dev.kith.domain.user.UserId;
import java.util.HashMap;
import java.util.Map;

/** The private data of users. Every access holds the monitor of the graph. */
public final class InMemoryPrivacy {

    public final InMemoryGraph graph;
    public final Map<UserId, PasswordHash> passwords = new HashMap<>();
    public final Map<SessionId, Session> sessions = new HashMap<>();
    public final Map<UserId, EmailChange> emailChanges = new HashMap<>();
    public final Map<UserId, UserSettings> settings = new HashMap<>();
    public final Map<TokenKey, AppToken> tokens = new HashMap<>();

    public InMemoryPrivacy(InMemoryGraph graph) {
        this.graph = graph;
    }

    /** Ends the sessions and tokens of a user whose password is replaced. */
    void endAccess(UserId user) {
        sessions.values().removeIf(session -> session.user().equals(user));
        tokens.values().removeIf(token -> switch (token) {
            case AppToken.Requested ignored -> false;
            case AppToken.Approved approved -> approved.user().equals(user);
            case AppToken.Granted granted -> granted.user().equals(user);
        });
    }

    public boolean isHere(UserId user) {
        return graph.standing(user) != AccountState.DELETED;
    }
}
