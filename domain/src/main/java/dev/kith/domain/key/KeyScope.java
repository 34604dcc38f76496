package dev.kith.domain.key;

import java.util.Arrays;
import java.util.Optional;

/** What a service key allows. A scope includes every scope that begins with its name and a dot. */
public enum KeyScope {
    GRAPH("graph"),
    USERS("graph.users"),
    USERS_READ("graph.users.read"),
    USERS_WRITE("graph.users.write"),
    TIES("graph.ties"),
    TIES_READ("graph.ties.read"),
    TIES_WRITE("graph.ties.write"),
    PRIVATE_READ("graph.private.read"),
    EVENTS_READ("graph.events.read"),
    WEBHOOKS("graph.webhooks"),
    KEYS("graph.keys");

    private final String text;

    KeyScope(String text) {
        this.text = text;
    }

    public static Optional<KeyScope> parse(String text) {
        return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
    }

    public boolean includes(KeyScope wanted) {
        return wanted == this || wanted.text.startsWith(text + ".");
    }

    /** The name in requests and answers. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
