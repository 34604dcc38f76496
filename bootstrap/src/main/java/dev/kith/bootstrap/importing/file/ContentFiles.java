package dev.kith.bootstrap.importing.file;

import dev.kith.application.post.NewPost;
import dev.kith.bootstrap.importing.read.BadLineException;
import dev.kith.bootstrap.importing.read.CsvFile;
import dev.kith.bootstrap.importing.read.CsvLine;
import dev.kith.bootstrap.importing.read.TextFile;
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
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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

    public static TypedCsvFile<Tag> tags(TextFile file, Clock clock) {
        Instant now = clock.instant();
        List<String> optional = List.of("type", "description", "color", "visible", "active", "deleted", "created_at");
        return new TypedCsvFile<>(new CsvFile(file, List.of("id", "name"), optional), line -> tag(line, now), Tag::id);
    }

    private static Tag tag(CsvLine line, Instant now) {
        String color = line.text("color");
        return validated(
                "a tag has a name, and a color like #1a2b3c",
                () -> new Tag(
                        new TagId(line.id("id")),
                        line.enumValue(Tag.Type.class, "type", Tag.Type.USER),
                        line.text("name", Tag.NAME),
                        line.text("description", Tag.DESCRIPTION),
                        color.isEmpty() ? GREY : color,
                        line.flag("visible", true),
                        line.flag("active", true),
                        line.flag("deleted", false),
                        line.time("created_at", now)));
    }

    public static TypedCsvFile<Category> categories(TextFile file) {
        return new TypedCsvFile<>(
                new CsvFile(file, List.of("id", "name"), List.of("slug")), ContentFiles::category, Category::id);
    }

    private static Category category(CsvLine line) {
        String name = line.text("name", Category.NAME);
        String slug = line.text("slug", Category.NAME);
        return validated(
                "a category has a name",
                () -> new Category(
                        new CategoryId(line.id("id")),
                        name,
                        slug.isEmpty()
                                ? NOT_IN_A_SLUG.matcher(TextFolding.fold(name)).replaceAll("-")
                                : slug));
    }

    public static TypedCsvFile<UserTag> tagged(TextFile file) {
        return new TypedCsvFile<>(
                new CsvFile(file, List.of("user", "tag"), List.of()),
                line -> new UserTag(new UserId(line.id("user")), new TagId(line.id("tag"))),
                tagged -> null);
    }

    public static TypedCsvFile<Interest> interests(TextFile file, Clock clock) {
        Instant now = clock.instant();
        return new TypedCsvFile<>(
                new CsvFile(file, List.of("user", "category"), List.of("since")),
                line -> new Interest(
                        new UserId(line.id("user")), new CategoryId(line.id("category")), line.time("since", now)),
                interest -> null);
    }

    public static TypedCsvFile<NewPost> posts(TextFile file, Clock clock) {
        Instant now = clock.instant();
        List<String> optional = List.of("type", "title", "categories", "added_at");
        return new TypedCsvFile<>(
                new CsvFile(file, List.of("id", "author", "text"), optional), line -> post(line, now), NewPost::id);
    }

    private static NewPost post(CsvLine line, Instant now) {
        String title = line.text("title", Post.TITLE);
        String text = line.text("text", Post.TEXT);
        if (title.isEmpty() && text.isEmpty()) {
            throw new BadLineException("a post needs a text or a title");
        }
        return new NewPost(
                new PostId(line.id("id")),
                line.enumValue(PostType.class, "type", PostType.POST),
                new UserId(line.id("author")),
                title,
                text,
                categories(line.text("categories")),
                line.time("added_at", now));
    }

    private static Set<CategoryId> categories(String text) {
        Set<CategoryId> ids = new TreeSet<>();
        for (String id : text.isEmpty() ? new String[0] : SPACES.split(text)) {
            ids.add(new CategoryId(CsvLine.id("categories", id)));
        }
        if (ids.size() > Post.CATEGORIES_MAX) {
            throw new BadLineException("a post has at most " + Post.CATEGORIES_MAX + " categories");
        }
        return ids;
    }

    /** Reports what the domain refuses as a bad line that should have this form. */
    private static <T> T validated(String form, Supplier<T> create) {
        try {
            return create.get();
        } catch (IllegalArgumentException e) {
            throw new BadLineException(form);
        }
    }
}
