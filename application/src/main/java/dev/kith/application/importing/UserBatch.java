package dev.kith.application.importing;

import dev.kith.application.user.NewUser;
import dev.kith.domain.user.User;
import java.util.ArrayList;
import java.util.List;

/**
 * What an import does with a batch of users.
 *
 * @param lastId the highest id ever given, those of the batch included
 * @param outcomes one per user of the batch, in their order
 */
public record UserBatch(List<User> created, long lastId, List<UserOutcome> outcomes) {

    public static UserBatch decide(List<NewUser> wanted, ExistingUsers existing) {
        UserAdmission admission = new UserAdmission(existing);
        List<User> created = new ArrayList<>();
        List<UserOutcome> outcomes = new ArrayList<>(wanted.size());
        for (NewUser user : wanted) {
            outcomes.add(admission.admit(user, created::add));
        }
        return new UserBatch(created, admission.lastId(), outcomes);
    }
}
