package dev.kith.bootstrap.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.application.key.InMemoryKeys;
import dev.kith.application.key.Keys;
import dev.kith.application.key.KeysContract;
import dev.kith.application.key.VerifyKey;
import dev.kith.bootstrap.TestProgram;
import dev.kith.domain.key.KeyAdmission;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.key.KeyText;
import dev.kith.domain.key.ServiceKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ConfiguredKeysTest extends KeysContract {

    private static final KeyText TEXT = KeyText.random(new Random(1));

    @Override
    protected Keys keys() {
        return new ConfiguredKeys(new InMemoryKeys(), TEXT, Instant.EPOCH);
    }

    @Test
    void the_configured_key_is_valid_allows_everything_and_is_in_no_list() {
        Keys keys = keys();
        assertThat(new VerifyKey(keys, Clock.systemUTC()).handle(TEXT)).isInstanceOf(VerifyKey.Answer.Valid.class);
        ServiceKey key = keys.find(TEXT.id()).orElseThrow();
        assertThat(key.allows(KeyScope.KEYS)).isTrue();
        assertThat(key.used()).isNotNull();
        assertThat(keys.list()).isEmpty();
        assertThatThrownBy(() -> keys.add(key, _ -> new KeyAdmission.Admitted(List.of())))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_text_that_is_no_key_is_refused_without_being_repeated() {
        TestProgram kith = new TestProgram();
        String mistyped = TEXT.text().substring(1);
        assertThat(kith.run("serve", "--service-key", mistyped)).isEqualTo(2);
        assertThat(kith.err())
                .contains("--service-key", "expected a whole service key", "kith_sk_")
                .doesNotContain(mistyped);
    }
}
