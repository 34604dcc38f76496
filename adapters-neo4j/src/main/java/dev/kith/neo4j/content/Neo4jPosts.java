package dev.kith.neo4j.content;

import dev.kith.application.post.NewPost;
import dev.kith.application.post.Posts;
import dev.kith.application.post.PublishAnswer;
import dev.kith.domain.change.Change;
import dev.kith.domain.change.UserField;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.post.Post;
import dev.kith.domain.post.PostId;
import dev.kith.domain.post.PostType;
import dev.kith.domain.topic.Category;
import dev.kith.domain.topic.CategoryId;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.CountedPage;
import dev.kith.neo4j.HiddenUsers;
import dev.kith.neo4j.PropertyValues;
import dev.kith.neo4j.Sequences;
import dev.kith.neo4j.UserLocks;
import dev.kith.neo4j.journal.ChangeRows;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.Statements;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Posts as nodes. A feed is a range of an index, already in order, across all types of posts. Each type of post has its
 * own type of edge from the author, so each counter is a degree.
 */
public final class Neo4jPosts implements Posts {

    private static final String CATEGORIES =
            "UNWIND $categories AS id MATCH (c:Category {id: id}) RETURN c {.*} AS category";

    private static final String IS_TAKEN = "MATCH (p:Post {id: $id}) RETURN p.id AS id";

    private static final String CREATE_POST = create("WROTE_POST");

    private static final String CREATE_DISCUSSION = create("WROTE_DISCUSSION");

    private static final String CREATE_STATUS = create("WROTE_STATUS");

    private static final String CREATE_POSTS = createMany("WROTE_POST");

    private static final String CREATE_DISCUSSIONS = createMany("WROTE_DISCUSSION");

    private static final String CREATE_STATUSES = createMany("WROTE_STATUS");

    static final String FEED = """
            MATCH (p:Post) WHERE p.author = $author AND p.added_at IS NOT NULL AND p.id IS NOT NULL
            WITH p ORDER BY p.author DESC, p.added_at DESC, p.id DESC SKIP $offset LIMIT $limit
            RETURN p {.*} AS post, COLLECT { MATCH (p)-[:IN_CATEGORY]->(c:Category) RETURN c {.*} } AS categories
            ORDER BY p.author DESC, p.added_at DESC, p.id DESC""";

    /** A user has no posts while a hard deletion removes them. */
    static final String COUNT = """
            OPTIONAL MATCH (u:User {id: $author}) WHERE NOT u:Erasing
            RETURN COUNT { (u)-[:WROTE_POST]->() } + COUNT { (u)-[:WROTE_DISCUSSION]->() }
                   + COUNT { (u)-[:WROTE_STATUS]->() } AS total""";

    private final Database database;

    public Neo4jPosts(Database database) {
        this.database = database;
    }

    private static String create(String edge) {
        return """
                %s
                WITH s MATCH (u:User {id: $author})
                CREATE (u)-[:%s]->(p:Post) SET p = $properties
                WITH p UNWIND $categories AS id
                MATCH (c:Category {id: id})
                CREATE (p)-[:IN_CATEGORY]->(c)""".formatted(Sequences.POSTS.setLast(), edge);
    }

    private static String createMany(String edge) {
        return """
                UNWIND $rows AS row
                MATCH (u:User:Listed {id: row.author})
                CREATE (u)-[:%s]->(p:Post) SET p = row.properties
                WITH p, row
                CALL (p, row) { UNWIND row.categories AS id MATCH (c:Category {id: id}) CREATE (p)-[:IN_CATEGORY]->(c) }
                RETURN count(*) AS created""".formatted(edge);
    }

    /**
     * Cypher for an import. Its parameter {@code rows} has maps of {@code author}, {@code properties} and the ids of
     * {@code categories}; it returns the number of posts as {@code created}.
     */
    public static String createMany(PostType type) {
        return switch (type) {
            case POST -> CREATE_POSTS;
            case DISCUSSION -> CREATE_DISCUSSIONS;
            case STATUS -> CREATE_STATUSES;
        };
    }

    @Override
    public PublishAnswer add(NewPost post) {
        return database.write(transaction -> add(transaction, post));
    }

    private static PublishAnswer add(Statements transaction, NewPost wanted) {
        if (!UserLocks.lockUndeleted(transaction, wanted.author())) {
            return new PublishAnswer.NoSuchAuthor();
        }
        List<Long> wantedCategories =
                wanted.categories().stream().map(CategoryId::value).toList();
        List<Category> categories = transaction.run(CATEGORIES, Map.of("categories", wantedCategories)).stream()
                .map(row -> CategoryProperties.category(row.map("category")))
                .toList();
        if (categories.size() < wantedCategories.size()) {
            SortedSet<CategoryId> unknown = new TreeSet<>(wanted.categories());
            categories.forEach(category -> unknown.remove(category.id()));
            return new PublishAnswer.NoSuchCategories(unknown);
        }
        long last = Sequences.POSTS.lock(transaction);
        PostId id = wanted.id() == null ? new PostId(last + 1) : wanted.id();
        if (!transaction.run(IS_TAKEN, Map.of("id", id.value())).isEmpty()) {
            return new PublishAnswer.IdTaken();
        }
        Post post =
                new Post(id, wanted.type(), wanted.author(), wanted.title(), wanted.text(), categories, wanted.added());
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("last", Math.max(last, id.value()));
        parameters.put("author", wanted.author().value());
        parameters.put("properties", properties(post));
        parameters.put("categories", wantedCategories);
        transaction.run(
                switch (post.type()) {
                    case POST -> CREATE_POST;
                    case DISCUSSION -> CREATE_DISCUSSION;
                    case STATUS -> CREATE_STATUS;
                },
                parameters);
        ChangeRows.record(
                transaction, new Change.UserUpdated(wanted.author(), Set.of(UserField.POSTS), wanted.author()));
        return new PublishAnswer.Published(post);
    }

    @Override
    public Page<Post> feed(UserId author, @Nullable UserId viewer, Offset offset) {
        Map<String, Object> parameters =
                Map.of("author", author.value(), "offset", offset.start(), "limit", (long) offset.limit());
        return database.read(transaction -> {
            if (HiddenUsers.by(transaction, viewer).contains(author.value())) {
                return new Page<Post>(0, List.of());
            }
            return CountedPage.read(
                    offset,
                    () -> transaction.run(COUNT, parameters).getFirst().number("total"),
                    total -> new Page<>(total, total == 0 ? List.of() : posts(transaction.run(FEED, parameters))),
                    Post::id);
        });
    }

    /** Leaves out a post that was deleted during the read: the index still had it, but its node has no properties. */
    private static List<Post> posts(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.map("post").hasAll("id", "type", "author", "title", "text", "added_at"))
                .map(Neo4jPosts::post)
                .toList();
    }

    /** The properties of the node of a post. */
    public static Map<String, Object> properties(Post post) {
        return Map.of(
                "id", post.id().value(),
                "type", PropertyValues.ofEnum(post.type()),
                "author", post.author().value(),
                "title", post.title(),
                "text", post.text(),
                "added_at", PropertyValues.ofInstant(post.added()));
    }

    private static Post post(Row row) {
        Row node = row.map("post");
        return new Post(
                new PostId(node.number("id")),
                PropertyValues.constant(PostType.class, node.text("type")),
                new UserId(node.number("author")),
                node.text("title"),
                node.text("text"),
                row.maps("categories").stream()
                        .map(CategoryProperties::category)
                        .toList(),
                PropertyValues.instant(node, "added_at"));
    }
}
