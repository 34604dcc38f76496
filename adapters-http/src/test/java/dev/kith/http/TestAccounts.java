package dev.kith.http;

import dev.kith.application.account.CreateAccount;
import dev.kith.application.account.CreateAccountAnswer;
import dev.kith.domain.account.Password;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.Username;
import jakarta.inject.Singleton;

/** Creates users with a password. */
@Singleton
public final class TestAccounts {

    public static final String PASSWORD = "Correct-horse-1";

    public record Member(long id, String name) {}

    private final CreateAccount createAccount;
    private final TestUsers people;

    TestAccounts(CreateAccount createAccount, TestUsers people) {
        this.createAccount = createAccount;
        this.people = people;
    }

    public Member join(String stem) {
        return join(stem, Role.MEMBER);
    }

    public Member join(String stem, Role role) {
        String name = people.name(stem);
        var email = new EmailAddress(name + "@example.org");
        var created = createAccount.handle(
                null, new Username(name), Profile.EMPTY, email, new Password(PASSWORD), null, role);
        return new Member(((CreateAccountAnswer.Created) created).user().id().value(), name);
    }

    public void status(Member member, UserStatus status) {
        people.status(member.id(), status);
    }
}
