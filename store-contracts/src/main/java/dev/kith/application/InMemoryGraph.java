package dev.kith.application;

import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.avatar.Picture;
import dev.kith.domain.change.Change;
import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.change.Origin;
import dev.kith.domain.post.Post;
import dev.kith.domain.post.PostId;
import dev.kith.domain.room.Room;
import dev.kith.domain.room.RoomId;
import dev.kith.domain.tie.AccountState;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.topic.Category;
import dev.kith.domain.topic.CategoryId;
import dev.kith.domain.topic.Tag;
import dev.kith.domain.topic.TagId;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The state that the in-memory stores share. Every access holds its monitor. */
public final class InMemoryGraph {

    /** The run in the entries of the journal. */
    private static final int RUN = 0x0badcafe;

    public final NavigableMap<UserId, User> users = new TreeMap<>();
    public final Map<Pair, Tie> ties = new HashMap<>();
    /** Ids of hard-deleted users, never given again. */
    public final Set<UserId> gone = new HashSet<>();

    public long lastId;
    public final Map<PostId, Post> posts = new HashMap<>();
    public long lastPostId;
    public final NavigableMap<TagId, Tag> tags = new TreeMap<>();
    public final NavigableMap<CategoryId, Category> categories = new TreeMap<>();
    public final Map<UserId, NavigableSet<TagId>> tagged = new HashMap<>();
    public final Map<UserId, NavigableSet<CategoryId>> followedCategories = new HashMap<>();

    public final NavigableMap<RoomId, Room> rooms = new TreeMap<>();
    public final Map<RoomId, NavigableSet<UserId>> members = new HashMap<>();
    public final Map<UserId, Picture> pictures = new HashMap<>();

    /** Whom each user has dismissed, and when. */
    public final Map<UserId, Map<UserId, Instant>> dismissed = new HashMap<>();

    /** The entries of the journal that are kept, oldest first. */
    public final List<JournalEntry> journal = new ArrayList<>();

    public long lastEntry;

    /** Adds a change to the journal. */
    public void record(Change change) {
        lastEntry++;
        journal.add(new JournalEntry(
                new JournalPosition(lastEntry, RUN),
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                Origin.KITH,
                change));
    }

    public Tie tie(Pair pair) {
        Tie strangers = Tie.strangers(pair, standing(pair.low()), standing(pair.high()));
        Tie kept = ties.get(pair);
        return kept == null
                ? strangers
                : new Tie(
                        pair,
                        strangers
                                .low()
                                .following(kept.low().follows())
                                .hiding(kept.low().hides()),
                        strangers
                                .high()
                                .following(kept.high().follows())
                                .hiding(kept.high().hides()),
                        kept.connection());
    }

    public AccountState standing(UserId id) {
        return Optional.ofNullable(users.get(id))
                .map(user -> AccountState.of(user.status()))
                .orElse(AccountState.DELETED);
    }

    /** The users in a list, and since when. Deleted users are in no list, and their lists are empty. */
    public Map<UserId, Instant> list(AudienceKind kind, UserId subject) {
        return others(subject, (tie, other) -> switch (kind) {
            case FOLLOWERS -> tie.of(other).follows();
            case FOLLOWINGS -> tie.of(subject).follows();
            case CONNECTIONS -> tie.connection() instanceof Connection.Connected(Instant since) ? since : null;
        });
    }

    public Map<UserId, Instant> requestsSent(UserId subject) {
        return others(
                subject,
                (tie, other) -> tie.connection() instanceof Connection.Requested request
                                && request.from().equals(subject)
                        ? request.created()
                        : null);
    }

    public Map<UserId, Instant> requestsReceived(UserId subject) {
        return others(
                subject,
                (tie, other) -> tie.connection() instanceof Connection.Requested request
                                && request.from().equals(other)
                        ? request.created()
                        : null);
    }

    public Set<UserId> hiddenBy(@Nullable UserId viewer) {
        return viewer == null
                ? Set.of()
                : ties.values().stream()
                        .filter(tie -> tie.pair().low().equals(viewer)
                                || tie.pair().high().equals(viewer))
                        .filter(tie -> tie.of(viewer).hides() != null)
                        .map(tie -> tie.pair().other(viewer))
                        .collect(Collectors.toSet());
    }

    private interface Since {
        @Nullable
        Instant of(Tie tie, UserId other);
    }

    private Map<UserId, Instant> others(UserId subject, Since since) {
        Map<UserId, Instant> found = new HashMap<>();
        for (UserId other : users.keySet()) {
            if (!other.equals(subject)
                    && standing(subject) != AccountState.DELETED
                    && standing(other) != AccountState.DELETED) {
                Instant time = since.of(tie(Pair.of(subject, other)), other);
                if (time != null) {
                    found.put(other, time);
                }
            }
        }
        return found;
    }
}
