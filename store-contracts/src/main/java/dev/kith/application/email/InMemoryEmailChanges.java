package dev.kith.application.email;

import dev.kith.application.account.InMemoryPrivacy;
import dev.kith.application.user.EditUserAnswer;
import dev.kith.application.user.InMemoryUsers;
import dev.kith.domain.email.EmailChange;
import dev.kith.domain.user.UserId;
import java.util.function.Function;

public final class InMemoryEmailChanges implements EmailChanges {

    private final InMemoryPrivacy kept;

    public InMemoryEmailChanges(InMemoryPrivacy kept) {
        this.kept = kept;
    }

    @Override
    public void await(UserId user, EmailChange change) {
        synchronized (kept.graph) {
            if (kept.isHere(user)) {
                kept.emailChanges.put(user, change);
            }
        }
    }

    @Override
    public void withdraw(UserId user) {
        synchronized (kept.graph) {
            kept.emailChanges.remove(user);
        }
    }

    @Override
    public ApplyEmailChangeAnswer confirm(UserId user, Function<EmailChange, EmailChange.Proof> rule) {
        synchronized (kept.graph) {
            EmailChange change = kept.emailChanges.get(user);
            if (change == null || !kept.isHere(user)) {
                return ApplyEmailChangeAnswer.REFUSED;
            }
            EmailChange.Proof proof = rule.apply(change);
            if (proof == EmailChange.Proof.NONE) {
                return ApplyEmailChangeAnswer.REFUSED;
            }
            boolean confirmed = proof == EmailChange.Proof.READS_MAIL;
            return switch (new InMemoryUsers(kept.graph)
                    .edit(user, found -> found.withEmail(change.address().text(), confirmed))) {
                case EditUserAnswer.Edited edited -> {
                    kept.emailChanges.remove(edited.user().id());
                    yield ApplyEmailChangeAnswer.CONFIRMED;
                }
                case EditUserAnswer.EmailTaken() -> ApplyEmailChangeAnswer.TAKEN;
                case EditUserAnswer.NoSuchUser() -> ApplyEmailChangeAnswer.REFUSED;
                case EditUserAnswer.UsernameTaken(), EditUserAnswer.ExternalIdTaken() ->
                    throw new IllegalStateException("No name was changed");
            };
        }
    }
}
