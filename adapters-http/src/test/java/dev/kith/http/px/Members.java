package dev.kith.http.px;

import dev.kith.application.account.AccountCreation;
import dev.kith.application.account.CreateAccount;
import dev.kith.domain.account.Password;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.Status;
import dev.kith.domain.user.Username;
import dev.kith.http.Neighbourhood;
import jakarta.inject.Singleton;

/** People who can sign in. */
@Singleton
public final class Members {

    public static final String PASSWORD = "Correct-horse-1";

    public record Member(long id, String name) {}

    private final CreateAccount createAccount;
    private final Neighbourhood people;

    Members(CreateAccount createAccount, Neighbourhood people) {
        this.createAccount = createAccount;
        this.people = people;
    }

    public Member join(String stem) {
        String name = people.name(stem);
        var created = createAccount.handle(new Username(name), new EmailAddress(name + "@example.org"), new Password(PASSWORD), null, Role.MEMBER);
        return new Member(((AccountCreation.Created) created).user().id().value(), name);
    }

    public void status(Member member, Status status) {
        people.status(member.id(), status);
    }
}
