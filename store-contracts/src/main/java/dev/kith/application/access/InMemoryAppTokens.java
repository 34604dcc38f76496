package dev.kith.application.access;

import dev.kith.application.account.InMemoryPrivacy;
import dev.kith.domain.access.AppToken;
import dev.kith.domain.access.TokenKey;
import dev.kith.domain.account.PasswordHash;
import dev.kith.domain.app.AppKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

public final class InMemoryAppTokens implements AppTokens {

    private final InMemoryPrivacy kept;

    public InMemoryAppTokens(InMemoryPrivacy kept) {
        this.kept = kept;
    }

    @Override
    public Optional<AppToken> find(TokenKey key) {
        synchronized (kept.graph) {
            return Optional.ofNullable(kept.tokens.get(key));
        }
    }

    @Override
    public void add(AppToken.Requested token, Instant now) {
        synchronized (kept.graph) {
            kept.tokens.values().removeIf(other -> other.app().equals(token.app()) && hasExpired(other, now));
            kept.tokens.put(token.key(), token);
        }
    }

    private static boolean hasExpired(AppToken token, Instant now) {
        return switch (token) {
            case AppToken.Requested asked -> !now.isBefore(asked.expires());
            case AppToken.Approved approved -> !now.isBefore(approved.expires());
            case AppToken.Granted ignored -> false;
        };
    }

    @Override
    public ReplaceTokenAnswer approve(AppToken.Approved token, PasswordHash by) {
        synchronized (kept.graph) {
            if (!(kept.tokens.get(token.key()) instanceof AppToken.Requested)
                    || !kept.isHere(token.user())
                    || !by.equals(kept.passwords.get(token.user()))) {
                return ReplaceTokenAnswer.SUPERSEDED;
            }
            kept.tokens.put(token.key(), token);
            return ReplaceTokenAnswer.REPLACED;
        }
    }

    @Override
    public ReplaceTokenAnswer grant(AppToken.Approved approved, AppToken.Granted token) {
        synchronized (kept.graph) {
            if (!kept.isHere(token.user()) || !kept.tokens.remove(approved.key(), approved)) {
                return ReplaceTokenAnswer.SUPERSEDED;
            }
            List<AppToken.Granted> newestFirst = kept.tokens.values().stream()
                    .<AppToken.Granted>mapMulti((other, found) -> {
                        if (other instanceof AppToken.Granted granted
                                && granted.user().equals(token.user())) {
                            found.accept(granted);
                        }
                    })
                    .sorted(Comparator.comparing(AppToken.Granted::granted).reversed())
                    .toList();
            newestFirst.stream().skip(AppToken.MAX_PER_USER - 1).forEach(old -> kept.tokens.remove(old.key()));
            kept.tokens.put(token.key(), token);
            return ReplaceTokenAnswer.REPLACED;
        }
    }

    @Override
    public void revoke(TokenKey key) {
        synchronized (kept.graph) {
            kept.tokens.remove(key);
        }
    }

    @Override
    public void revokeAll(AppKey app) {
        synchronized (kept.graph) {
            kept.tokens.values().removeIf(token -> token.app().equals(app));
        }
    }
}
