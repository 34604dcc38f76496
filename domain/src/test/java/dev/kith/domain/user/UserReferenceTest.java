package dev.kith.domain.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UserReferenceTest {

    @Test
    void each_form_names_its_kind() {
        UUID uuid = UUID.fromString("01939f0e-0000-7000-8000-000000000001");
        assertThat(UserReference.parse("me")).contains(new UserReference.Me());
        assertThat(UserReference.parse("42")).contains(new UserReference.ById(new UserId(42)));
        assertThat(UserReference.parse("01939F0E-0000-7000-8000-000000000001"))
                .contains(new UserReference.ByUuid(uuid));
        assertThat(UserReference.parse("@me")).contains(new UserReference.ByUsername(new Username("me")));
        assertThat(UserReference.parse("ext:auth0|1")).contains(external("auth0|1"));
        assertThat(UserReference.parse("ext64:YS9i")).contains(external("a/b"));
        assertThat(UserReference.parse("ext:me")).contains(external("me"));
        assertThat(UserReference.parse("ext:ext64:YS9i")).contains(external("ext64:YS9i"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0",
                "042",
                "-1",
                "+1",
                " 42",
                "42 ",
                "42.0",
                "4e2",
                "0x2a",
                "４２",
                "9223372036854775808",
                "99999999999999999999",
                "Me",
                "me ",
                "@",
                "@zoë",
                "@a b",
                "@@a",
                "ada",
                "ext:",
                "ext",
                "EXT:a",
                "ext :a",
                "ext:a\nb",
                "ext:\ud800",
                "ext64:",
                "ext64:YQ==",
                "ext64:YR",
                "ext64:Y",
                "ext64:YS+/",
                "ext64:YS 9i",
                "ext64:gA",
                "ext64:7aCA",
                "ext64:AA",
                "01939f0e-0000-7000-8000-00000000001",
                "1-1-1-1-1",
                "{01939f0e-0000-7000-8000-000000000001}",
                "01939f0e00007000800000000000001a"
            })
    void any_other_text_is_no_reference(String text) {
        assertThat(UserReference.parse(text)).isEmpty();
    }

    @Test
    void the_longest_references_are_read_and_longer_ones_are_not() {
        String id = "😀".repeat(63) + "abc";
        assertThat(UserReference.parse("ext:" + id)).contains(external(id));
        assertThat(encoded(id)).hasSize(UserReference.MAX_LENGTH);
        assertThat(UserReference.parse(encoded(id))).contains(external(id));
        assertThat(UserReference.parse(encoded(id + "d"))).isEmpty();
        assertThat(UserReference.parse("ext:" + "a".repeat(256))).isEmpty();
        assertThat(UserReference.parse("@" + "a".repeat(255))).isPresent();
        assertThat(UserReference.parse("@" + "a".repeat(256))).isEmpty();
        assertThat(UserReference.parse("ext64:" + "A".repeat(10_000_000))).isEmpty();
    }

    @Property
    void every_external_id_is_read_from_both_forms(@ForAll String id) {
        if (ExternalId.isWellFormed(id)) {
            assertThat(UserReference.parse("ext:" + id)).contains(external(id));
            assertThat(UserReference.parse(encoded(id))).contains(external(id));
        } else {
            assertThat(UserReference.parse("ext:" + id)).isEmpty();
        }
    }

    @Property
    void every_id_is_read_from_its_digits(@ForAll @LongRange(min = 1) long id) {
        assertThat(UserReference.parse(Long.toString(id))).contains(new UserReference.ById(new UserId(id)));
    }

    @Property
    void no_text_fails(@ForAll String text) {
        for (String prefix : new String[] {"", "@", "ext64:"}) {
            UserReference.parse(prefix + text)
                    .ifPresent(found ->
                            assertThat(UserReference.parse(prefix + text)).contains(found));
        }
    }

    private static UserReference external(String id) {
        return new UserReference.ByExternalId(new ExternalId(id));
    }

    private static String encoded(String id) {
        return "ext64:" + Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }
}
