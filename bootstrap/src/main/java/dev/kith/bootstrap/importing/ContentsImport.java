package dev.kith.bootstrap.importing;

import dev.kith.application.post.NewPost;
import dev.kith.bootstrap.importing.file.ContentFiles;
import dev.kith.bootstrap.importing.file.TypedCsvFile;
import dev.kith.bootstrap.importing.read.BadLines;
import dev.kith.bootstrap.importing.read.ImportFiles;
import dev.kith.bootstrap.importing.write.ImportRun;
import dev.kith.bootstrap.importing.write.LineBatch;
import dev.kith.domain.topic.Category;
import dev.kith.domain.topic.CategoryId;
import dev.kith.domain.topic.Tag;
import dev.kith.neo4j.bulk.BulkContents;
import dev.kith.neo4j.bulk.BulkContents.Interest;
import dev.kith.neo4j.bulk.BulkContents.UserTag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Imports tags, categories and posts from CSV. Lines with unknown references are reported before anything is written.
 */
final class ContentsImport implements ImportPart {

    /** Smaller than a batch of follows, because posts are larger. */
    private static final int BATCH_SIZE = 1_000;

    @Option(
            names = "--tags",
            paramLabel = "FILE",
            description =
                    "CSV of tags: id, name, optionally type (user, category or contribution), description, color (#rrggbb), "
                            + "visible, active, deleted (true or false), created_at.")
    private @Nullable Path tags;

    @Option(names = "--tagged", paramLabel = "FILE", description = "CSV of the tags of users: user, tag; both are ids.")
    private @Nullable Path tagged;

    @Option(
            names = "--categories",
            paramLabel = "FILE",
            description = "CSV of categories: id, name, optionally slug (default: made from the name).")
    private @Nullable Path categories;

    @Option(
            names = "--interests",
            paramLabel = "FILE",
            description = "CSV of the categories that users follow: user, category (both are ids), optionally since.")
    private @Nullable Path interests;

    @Option(
            names = "--posts",
            paramLabel = "FILE",
            description =
                    "CSV of posts: id, author (a user id), text, optionally type (post, discussion or status), title, "
                            + "categories (ids separated by blanks), added_at. An existing post with the same id does not change.")
    private @Nullable Path posts;

    private final List<ContentPart<?>> parts = new ArrayList<>();

    /** Ids that the lines refer to. */
    private final References referenced = new References();

    /** Ids that the lines create. */
    private final References created = new References();

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

        /** Names the first of these references that is unknown, or returns null. */
        private @Nullable String unknownReference(References unknown) {
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

    /** Writes a batch and returns how many were new. */
    private interface BatchWriter<T> {

        long write(BulkContents bulk, List<T> batch);
    }

    private record ContentPart<T>(
            String name,
            TypedCsvFile<T> lines,
            Function<T, References> references,
            Function<T, References> creates,
            BatchWriter<T> writer) {}

    @Override
    public boolean isEmpty() {
        return tags == null && tagged == null && categories == null && interests == null && posts == null;
    }

    @Override
    public void read(ImportFiles files, ImportRun run) {
        if (tags != null) {
            add(
                    new ContentPart<>(
                            "tags",
                            ContentFiles.tags(files.open(tags), run.clock()),
                            tag -> new References(),
                            ContentsImport::idOf,
                            BulkContents::tags),
                    run);
        }
        if (categories != null) {
            add(
                    new ContentPart<>(
                            "categories",
                            ContentFiles.categories(files.open(categories)),
                            category -> new References(),
                            ContentsImport::idOf,
                            BulkContents::categories),
                    run);
        }
        if (tagged != null) {
            add(
                    new ContentPart<>(
                            "tagged",
                            ContentFiles.tagged(files.open(tagged)),
                            ContentsImport::idsOf,
                            one -> new References(),
                            BulkContents::userTags),
                    run);
        }
        if (interests != null) {
            add(
                    new ContentPart<>(
                            "interests",
                            ContentFiles.interests(files.open(interests), run.clock()),
                            ContentsImport::idsOf,
                            one -> new References(),
                            BulkContents::interests),
                    run);
        }
        if (posts != null) {
            add(
                    new ContentPart<>(
                            "posts",
                            ContentFiles.posts(files.open(posts), run.clock()),
                            ContentsImport::idsOf,
                            post -> new References(),
                            BulkContents::posts),
                    run);
        }
    }

    private <T> void add(ContentPart<T> part, ImportRun run) {
        part.lines().printIgnoredColumns(run.err());
        var _ = part.lines().forEach(run.badLines(), (line, _) -> {
            referenced.add(part.references().apply(line));
            created.add(part.creates().apply(line));
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

    @Override
    public void reportUnknown(MissingIds missing, Set<Long> users, BadLines bad) {
        References unknown = unknown(missing);
        unknown.users.removeAll(users);
        unknown.tags.removeAll(created.tags);
        unknown.categories.removeAll(created.categories);
        parts.forEach(part -> report(part, unknown, bad));
    }

    private References unknown(MissingIds missing) {
        References unknown = new References();
        unknown.users.addAll(missing.users(referenced.users));
        unknown.tags.addAll(missing.tags(referenced.tags));
        unknown.categories.addAll(missing.categories(referenced.categories));
        return unknown;
    }

    private static <T> void report(ContentPart<T> part, References unknown, BadLines bad) {
        // the first reading reported all other bad lines
        var _ = part.lines().forEach(BadLines.silent(), (line, number) -> {
            String reason = part.references().apply(line).unknownReference(unknown);
            if (reason != null) {
                bad.add(part.lines().path(), number, reason);
            }
        });
    }

    /** Parts come after the parts that they refer to. */
    @Override
    public void write(ImportTarget target, ImportRun run) {
        for (ContentPart<?> part : parts) {
            write(part, target, run);
        }
    }

    private <T> void write(ContentPart<T> part, ImportTarget target, ImportRun run) {
        References unknown = unknown(target);
        LineBatch<T> batch = new LineBatch<>(BATCH_SIZE, (values, _) -> {
            run.throwIfStopped();
            long created = part.writer().write(target.contents(), values);
            run.report().addPart(part.name(), created, values.size() - created);
        });
        var _ = part.lines().forEach(BadLines.silent(), (line, number) -> {
            if (part.references().apply(line).unknownReference(unknown) == null) {
                batch.add(line, number);
            }
        });
        batch.flush();
    }
}
