package dev.kith.http.selfcommunity.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One unit of a feed: its type, and the post under the key of that type. Views are not recorded: the vendor's old key
 * is an empty list, the new one false.
 */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
record FeedUnit(
        String type,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PostBody post,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PostBody discussion,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PostBody status,
        List<Long> seenById,
        boolean seen,
        boolean hasBoost) {}
