package dev.kith.bootstrap.importing.file;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.kith.application.post.NewPost;
import dev.kith.domain.post.Post;
import dev.kith.domain.post.PostId;
import dev.kith.domain.post.PostType;
import dev.kith.domain.text.TextFolding;
import dev.kith.domain.topic.Category;
import dev.kith.domain.topic.CategoryId;
import dev.kith.domain.topic.Tag;
import dev.kith.domain.topic.TagId;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.bulk.BulkContents.Interest;
import dev.kith.neo4j.bulk.BulkContents.UserTag;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Opens the CSV files of tags, categories, tagged users, interests and posts. */
public final class ContentFiles {

    private static final String GREY = "#808080";
    private static final Pattern NOT_IN_A_SLUG = Pattern.compile("[^a-z0-9]++");
    private static final Pattern SPACES = Pattern.compile("\\s++");

    private ContentFiles() {}

    public static TypedCsvFile<Tag> tags(Path path, Clock clock) {
        Instant now = clock.instant();
        Set<String> columns =
                Set.of("id", "name", "type", "description", "color", "visible", "active", "deleted", "created_at");
        return new TypedCsvFile<>(new CsvFile(path, columns, Set.of("id", "name")), line -> tag(line, now), Tag::id);
    }

    private static Tag tag(NamedCsvRecord line, Instant now) {
        String color = CsvFile.text(line, "color");
        return validated(
                "a tag has a name, and a color like #1a2b3c",
                () -> new Tag(
                        new TagId(CsvFile.id(line, "id")),
                        TypedCsvFile.enumValue(Tag.Type.class, line, "type", Tag.Type.USER),
                        TypedCsvFile.text(line, "name", Tag.NAME),
                        TypedCsvFile.text(line, "description", Tag.DESCRIPTION),
                        color.isEmpty() ? GREY : color,
                        flag(line, "visible", true),
                        flag(line, "active", true),
                        flag(line, "deleted", false),
                        time(line, "created_at", now)));
    }

    public static TypedCsvFile<Category> categories(Path path) {
        return new TypedCsvFile<>(
                new CsvFile(path, Set.of("id", "name", "slug"), Set.of("id", "name")),
                ContentFiles::category,
                Category::id);
    }

    private static Category category(NamedCsvRecord line) {
        String name = TypedCsvFile.text(line, "name", Category.NAME);
        String slug = TypedCsvFile.text(line, "slug", Category.NAME);
        return validated(
                "a category has a name",
                () -> new Category(
                        new CategoryId(CsvFile.id(line, "id")),
                        name,
                        slug.isEmpty()
                                ? NOT_IN_A_SLUG.matcher(TextFolding.fold(name)).replaceAll("-")
                                : slug));
    }

    public static TypedCsvFile<UserTag> tagged(Path path) {
        return new TypedCsvFile<>(
                new CsvFile(path, Set.of("user", "tag"), Set.of("user", "tag")),
                line -> new UserTag(new UserId(CsvFile.id(line, "user")), new TagId(CsvFile.id(line, "tag"))),
                tagged -> null);
    }

    public static TypedCsvFile<Interest> interests(Path path, Clock clock) {
        Instant now = clock.instant();
        return new TypedCsvFile<>(
                new CsvFile(path, Set.of("user", "category", "since"), Set.of("user", "category")),
                line -> new Interest(
                        new UserId(CsvFile.id(line, "user")),
                        new CategoryId(CsvFile.id(line, "category")),
                        time(line, "since", now)),
                interest -> null);
    }

    public static TypedCsvFile<NewPost> posts(Path path, Clock clock) {
        Instant now = clock.instant();
        Set<String> columns = Set.of("id", "type", "author", "title", "text", "categories", "added_at");
        return new TypedCsvFile<>(
                new CsvFile(path, columns, Set.of("id", "author", "text")), line -> post(line, now), NewPost::id);
    }

    private static NewPost post(NamedCsvRecord line, Instant now) {
        String title = TypedCsvFile.text(line, "title", Post.TITLE);
        String text = TypedCsvFile.text(line, "text", Post.TEXT);
        if (title.isEmpty() && text.isEmpty()) {
            throw new CsvFile.BadLineException("a post needs a text or a title");
        }
        return new NewPost(
                new PostId(CsvFile.id(line, "id")),
                TypedCsvFile.enumValue(PostType.class, line, "type", PostType.POST),
                new UserId(CsvFile.id(line, "author")),
                title,
                text,
                categories(CsvFile.text(line, "categories")),
                time(line, "added_at", now));
    }

    private static Set<CategoryId> categories(String text) {
        Set<CategoryId> ids = new TreeSet<>();
        for (String id : text.isEmpty() ? new String[0] : SPACES.split(text)) {
            ids.add(new CategoryId(CsvFile.id("categories", id)));
        }
        if (ids.size() > Post.CATEGORIES_MAX) {
            throw new CsvFile.BadLineException("a post has at most " + Post.CATEGORIES_MAX + " categories");
        }
        return ids;
    }

    private static Instant time(NamedCsvRecord line, String column, Instant defaultTime) {
        String text = CsvFile.text(line, column);
        return text.isEmpty() ? defaultTime : CsvFile.time(column, text);
    }

    private static boolean flag(NamedCsvRecord line, String column, boolean otherwise) {
        String text = CsvFile.text(line, column);
        return switch (text) {
            case "" -> otherwise;
            case "true" -> true;
            case "false" -> false;
            default -> throw new CsvFile.BadLineException(column + " '" + text + "' is neither true nor false");
        };
    }

    /** Reports what the domain refuses as a bad line that should have this form. */
    private static <T> T validated(String form, Supplier<T> create) {
        try {
            return create.get();
        } catch (IllegalArgumentException e) {
            throw new CsvFile.BadLineException(form);
        }
    }
}
