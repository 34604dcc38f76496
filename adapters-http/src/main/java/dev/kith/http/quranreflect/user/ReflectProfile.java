package dev.kith.http.quranreflect.user;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kith.http.quranreflect.ReflectUser;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A profile: a user object, with more keys for some viewers. */
@Serdeable.Serializable
sealed interface ReflectProfile {

    /** The user object alone. */
    @Serdeable.Serializable
    record Plain(@JsonUnwrapped ReflectUser user) implements ReflectProfile {}

    /** The user's own profile, requested with {@code qdc}. */
    @Serdeable.Serializable
    record Connected(
            @JsonUnwrapped ReflectUser user,
            @Nullable String email,
            String photoUrl,
            @JsonProperty("isPasswordSet") boolean passwordSet)
            implements ReflectProfile {}

    /** @param mutualFollowers the first few followers that the viewer follows; the count includes all of them */
    @Serdeable.Serializable
    record Seen(@JsonUnwrapped ReflectUser user, List<ReflectUser> mutualFollowers, long mutualFollowersCount)
            implements ReflectProfile {}
}
