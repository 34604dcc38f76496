package dev.kith.application.avatar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.ContentContract;
import dev.kith.domain.avatar.Picture;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The laws that every store of {@link Avatars} keeps. */
public abstract class AvatarsContract extends ContentContract {

    private static final UserId UNKNOWN = new UserId(999_999);
    private static final List<String> BEGINNINGS =
            List.of("\u0089PNG\r\n\u001a\n", "\u00ff\u00d8\u00ff", "GIF89a", "GIF87a", "RIFF\0\0\0\0WEBP");

    /** A picture that contains every byte value. */
    private static Picture picture(int number) {
        byte[] beginning = BEGINNINGS.get(number % BEGINNINGS.size()).getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = Arrays.copyOf(beginning, beginning.length + 256);
        for (int i = 0; i < 256; i++) {
            bytes[beginning.length + i] = (byte) (i + number);
        }
        return Picture.of(bytes).orElseThrow();
    }

    private void leave(UserId user, UserStatus status) {
        deletions.begin(user, null, NOON, present -> status);
        deletions.finish(user);
    }

    @Test
    void begins_empty() {
        assertThat(avatars.of(person("ann"))).isEmpty();
        assertThat(avatars.of(UNKNOWN)).isEmpty();
        avatars.remove(UNKNOWN);
    }

    @Test
    void every_format_comes_back_byte_by_byte_and_replaces_the_one_before() {
        UserId ann = person("ann");
        UserId ben = person("ben");
        avatars.keep(ben, picture(3));
        for (int number = 0; number < BEGINNINGS.size(); number++) {
            avatars.keep(ann, picture(number));
            assertThat(avatars.of(ann)).contains(picture(number));
            assertThat(avatars.of(ann).orElseThrow().toArray())
                    .isEqualTo(picture(number).toArray());
        }
        avatars.remove(ann);
        avatars.remove(ann);
        assertThat(avatars.of(ann)).isEmpty();
        assertThat(avatars.of(ben)).contains(picture(3));
    }

    @Test
    void nothing_is_kept_for_unknown_and_deleted_users() {
        UserId ann = person("ann");
        avatars.keep(ann, picture(0));
        leave(ann, UserStatus.SOFT_DELETED);
        avatars.keep(ann, picture(1));
        avatars.keep(UNKNOWN, picture(0));
        assertThat(avatars.of(UNKNOWN)).isEmpty();
        assertThat(avatars.of(ann)).contains(picture(0));
        leave(ann, UserStatus.HARD_DELETED);
        assertThat(avatars.of(ann)).isEmpty();
        avatars.keep(ann, picture(0));
        assertThat(avatars.of(ann)).isEmpty();
    }

    @Test
    void of_twenty_concurrent_pictures_one_is_stored() {
        UserId ann = person("ann");
        allAtOnce(20, number -> {
            avatars.keep(ann, picture(number));
            return number;
        });
        assertThat(IntStream.range(0, 20).mapToObj(AvatarsContract::picture))
                .contains(avatars.of(ann).orElseThrow());
    }
}
