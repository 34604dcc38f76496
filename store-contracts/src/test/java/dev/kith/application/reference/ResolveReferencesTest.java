package dev.kith.application.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Contract;
import dev.kith.application.Stores;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserReference;
import dev.kith.domain.user.Username;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ResolveReferencesTest extends Contract {

    @Override
    protected Stores stores() {
        return Stores.inMemory();
    }

    @Test
    void more_keys_than_a_batch_are_found_in_any_order_and_repeated() {
        Map<UserReference.Key, UserId> expected = new HashMap<>();
        people(ResolveReferences.BATCH + 10).forEach(id -> {
            expected.put(new UserReference.ById(id), id);
            expected.put(new UserReference.ByUsername(new Username("person" + (id.value() - 1))), id);
        });
        List<UserReference.Key> keys = new ArrayList<>(expected.keySet());
        keys.addAll(expected.keySet());
        keys.add(new UserReference.ById(new UserId(999_999)));

        assertThat(new ResolveReferences(users).handle(keys)).isEqualTo(expected);
        assertThat(new ResolveReferences(users).handle(List.of())).isEmpty();
    }
}
