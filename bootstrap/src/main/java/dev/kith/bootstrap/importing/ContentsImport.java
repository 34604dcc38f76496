package dev.kith.bootstrap.importing;

import dev.kith.application.post.NewPost;
import dev.kith.bootstrap.importing.file.BadLines;
import dev.kith.bootstrap.importing.file.ContentFiles;
import dev.kith.bootstrap.importing.file.TypedCsvFile;
import dev.kith.bootstrap.importing.write.Importer;
import dev.kith.domain.topic.Category;
import dev.kith.domain.topic.CategoryId;
import dev.kith.domain.topic.Tag;
import dev.kith.neo4j.bulk.BulkContents;
import dev.kith.neo4j.bulk.BulkContents.Interest;
import dev.kith.neo4j.bulk.BulkContents.UserTag;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What an import is told of tags, categories and posts. Lines that speak of what is not there are found before anything is written. */
final class ContentsImport {

    /** A line of text is larger than a follow. */
    private static final int AT_ONCE = 1_000;

    @Option(
            names = "--tags",
            paramLabel = "FILE",
            description =
                    "CSV of tags: id, name, and where there are any type (user, category or contribution), description, color (#rrggbb), "
                            + "visible, active, deleted (true or false), created_at.")
    private @Nullable Path tags;

    @Option(names = "--tagged", paramLabel = "FILE", description = "CSV of who has which tag: user, tag, both ids.")
    private @Nullable Path tagged;

    @Option(
            names = "--categories",
            paramLabel = "FILE",
            description = "CSV of categories: id, name, and slug where it is not the name.")
    private @Nullable Path categories;

    @Option(
            names = "--interests",
            paramLabel = "FILE",
            description = "CSV of who follows which category: user, category, both ids, and since where it is known.")
    private @Nullable Path interests;

    @Option(
            names = "--posts",
            paramLabel = "FILE",
            description =
                    "CSV of posts: id, author (a user's id), text, and where there are any type (post, discussion or status), title, "
                            + "categories (ids with blanks between), added_at. A post whose id is there already is left as it is.")
    private @Nullable Path posts;

    private final List<Part<?>> parts = new ArrayList<>();

    /** The ids that lines speak of, and those that lines bring. */
    private final References mentioned = new References();

    private final References brought = new References();

    private static final class References {

        private final Set<Long> users = new HashSet<>();
        private final Set<Long> tags = new HashSet<>();
        private final Set<Long> categories = new HashSet<>();

        private static References ofUser(long id) {
            References ids = new References();
            ids.users.add(id);
            return ids;
        }

        private void add(References more) {
            users.addAll(more.users);
            tags.addAll(more.tags);
            categories.addAll(more.categories);
        }

        /** Why a line that speaks of these cannot be used while the others are known to be of no one; null where it can. */
        private @Nullable String reason(References unknown) {
            for (Long user : users) {
                if (unknown.users.contains(user)) {
                    return "there is no user " + user;
                }
            }
            for (Long tag : tags) {
                if (unknown.tags.contains(tag)) {
                    return "there is no tag " + tag;
                }
            }
            for (Long category : categories) {
                if (unknown.categories.contains(category)) {
                    return "there is no category " + category;
                }
            }
            return null;
        }
    }

    /** How a batch is written; answers how many were new. */
    private interface Writing<T> {

        long write(BulkContents bulk, List<T> batch);
    }

    private record Part<T>(
            String name,
            TypedCsvFile<T> lines,
            Function<T, References> references,
            Function<T, References> brings,
            Writing<T> writing) {}

    boolean isEmpty() {
        return tags == null && tagged == null && categories == null && interests == null && posts == null;
    }

    /** Reads every file once; in the order in which they lean on each other. */
    void read(BadLines bad, PrintWriter err, Clock clock) {
        if (tags != null) {
            add(
                    new Part<>(
                            "tags",
                            ContentFiles.tags(tags, clock),
                            tag -> new References(),
                            ContentsImport::idOf,
                            BulkContents::tags),
                    bad,
                    err);
        }
        if (categories != null) {
            add(
                    new Part<>(
                            "categories",
                            ContentFiles.categories(categories),
                            category -> new References(),
                            ContentsImport::idOf,
                            BulkContents::categories),
                    bad,
                    err);
        }
        if (tagged != null) {
            add(
                    new Part<>(
                            "tagged",
                            ContentFiles.tagged(tagged),
                            ContentsImport::idsOf,
                            one -> new References(),
                            BulkContents::userTags),
                    bad,
                    err);
        }
        if (interests != null) {
            add(
                    new Part<>(
                            "interests",
                            ContentFiles.interests(interests, clock),
                            ContentsImport::idsOf,
                            one -> new References(),
                            BulkContents::interests),
                    bad,
                    err);
        }
        if (posts != null) {
            add(
                    new Part<>(
                            "posts",
                            ContentFiles.posts(posts, clock),
                            ContentsImport::idsOf,
                            post -> new References(),
                            BulkContents::posts),
                    bad,
                    err);
        }
    }

    private <T> void add(Part<T> part, BadLines bad, PrintWriter err) {
        part.lines().printIgnoredColumns(err);
        part.lines().forEach(bad, (told, _) -> {
            mentioned.add(part.references().apply(told));
            brought.add(part.brings().apply(told));
        });
        parts.add(part);
    }

    private static References idOf(Tag tag) {
        References ids = new References();
        ids.tags.add(tag.id().value());
        return ids;
    }

    private static References idOf(Category category) {
        References ids = new References();
        ids.categories.add(category.id().value());
        return ids;
    }

    private static References idsOf(UserTag tagged) {
        References ids = References.ofUser(tagged.user().value());
        ids.tags.add(tagged.tag().value());
        return ids;
    }

    private static References idsOf(Interest interest) {
        References ids = References.ofUser(interest.user().value());
        ids.categories.add(interest.category().value());
        return ids;
    }

    private static References idsOf(NewPost post) {
        References ids = References.ofUser(post.author().value());
        post.categories().stream().map(CategoryId::value).forEach(ids.categories::add);
        return ids;
    }

    /** @param users those who will be there once the users are written */
    void reportUnknownReferences(Importer importer, Set<Long> users, BadLines bad) {
        reportUnknownReferences(unknown(importer), users, bad);
    }

    /** As {@link #reportUnknownReferences(Importer, Set, BadLines)} where there is no graph yet. */
    void reportUnknownReferences(Set<Long> users, BadLines bad) {
        References all = new References();
        all.add(mentioned);
        reportUnknownReferences(all, users, bad);
    }

    private void reportUnknownReferences(References unknown, Set<Long> users, BadLines bad) {
        unknown.users.removeAll(users);
        unknown.tags.removeAll(brought.tags);
        unknown.categories.removeAll(brought.categories);
        parts.forEach(part -> tell(part, unknown, bad));
    }

    private References unknown(Importer importer) {
        References unknown = new References();
        unknown.users.addAll(importer.unknownUsersAmong(
                mentioned.users.stream().mapToLong(Long::longValue).toArray()));
        unknown.tags.addAll(importer.unknownTagsAmong(mentioned.tags));
        unknown.categories.addAll(importer.unknownCategoriesAmong(mentioned.categories));
        return unknown;
    }

    private static <T> void tell(Part<T> part, References unknown, BadLines bad) {
        // what was bad for another reason has been told already
        part.lines().forEach(BadLines.silent(), (line, number) -> {
            String reason = part.references().apply(line).reason(unknown);
            if (reason != null) {
                bad.add(part.lines().path(), number, reason);
            }
        });
    }

    void write(Importer importer) {
        // tags and categories first: what the files bring is there when it is spoken of
        for (Part<?> part : parts) {
            write(part, importer);
        }
    }

    private <T> void write(Part<T> part, Importer importer) {
        References unknown = unknown(importer);
        List<T> batch = new ArrayList<>();
        part.lines().forEach(BadLines.silent(), (line, _) -> {
            if (part.references().apply(line).reason(unknown) == null) {
                batch.add(line);
                if (batch.size() == AT_ONCE) {
                    importer.contents(
                            part.name(), batch.size(), bulk -> part.writing().write(bulk, List.copyOf(batch)));
                    batch.clear();
                }
            }
        });
        if (!batch.isEmpty()) {
            importer.contents(part.name(), batch.size(), bulk -> part.writing().write(bulk, batch));
        }
    }
}
