package dev.kith.domain.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.account.Secret;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Secret ONE = new Secret("x".repeat(43));
    private static final Secret TWO = new Secret("y".repeat(43));
    private static final Session SESSION = Session.open(new SessionId(UUID.randomUUID()), new UserId(7), ONE.hash(), NOON);

    @Test
    void goes_on_with_another_secret_and_a_new_term() {
        Instant later = NOON.plus(Session.LIFE).minusMillis(1);
        var decision = SESSION.refreshed(ONE.hash(), TWO.hash(), later);
        assertThat(decision.answer()).isEqualTo(new Refresh.Refreshed(new UserId(7)));
        assertThat(decision.next()).isEqualTo(new Session(SESSION.id(), SESSION.user(), TWO.hash(), NOON, later.plus(Session.LIFE)));
    }

    @Test
    void ends_where_a_secret_comes_back_or_the_term_is_over() {
        var reused = SESSION.refreshed(TWO.hash(), ONE.hash(), NOON);
        assertThat(reused).isEqualTo(new SessionDecision<>(null, new Refresh.Reused()));
        var expired = SESSION.refreshed(ONE.hash(), TWO.hash(), NOON.plus(Session.LIFE));
        assertThat(expired).isEqualTo(new SessionDecision<>(null, new Refresh.Expired()));
    }

    @Test
    void a_token_is_read_back_from_its_text_and_never_printed() {
        RefreshToken token = new RefreshToken(SESSION.id(), ONE);
        assertThat(RefreshToken.parse(token.text())).contains(token);
        assertThat(token.toString() + ONE).doesNotContain("xxx");
        for (String wrong : new String[] {"", "x", token.text() + "x", " " + token.text(), token.text().replace('.', ':'),
                token.text().substring(1)}) {
            assertThat(RefreshToken.parse(wrong)).as(wrong).isEmpty();
        }
    }
}
