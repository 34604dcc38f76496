package dev.kith.domain.change;

import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.User;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** A part of a user that changed. The journal keeps the name of the part, never its content. */
public enum UserField {
    USERNAME,
    NAME,
    BIO,
    WEBSITE,
    PICTURE,
    /** Blocked or unblocked by moderation. */
    STATUS,
    /** Who may see the user's lists. */
    LISTS,
    /** Any other part of the profile. */
    PROFILE,
    /** The e-mail address, the role, or access tokens. */
    ACCOUNT,
    /** The user wrote a post. */
    POSTS;

    /** The parts in which the two differ, empty if the two are equal. */
    public static Set<UserField> changed(User before, User after) {
        Set<UserField> changed = EnumSet.noneOf(UserField.class);
        if (!before.username().equals(after.username())) {
            changed.add(USERNAME);
        }
        if (before.status() != after.status()) {
            changed.add(STATUS);
        }
        profile(changed, before.profile(), after.profile());
        if (changed.isEmpty() && !before.equals(after)) {
            changed.add(ACCOUNT);
        }
        return changed;
    }

    private static void profile(Set<UserField> changed, Profile before, Profile after) {
        int known = changed.size();
        if (!before.realName().equals(after.realName())) {
            changed.add(NAME);
        }
        if (!before.bio().equals(after.bio())) {
            changed.add(BIO);
        }
        if (!before.website().equals(after.website())) {
            changed.add(WEBSITE);
        }
        if (!Objects.equals(before.avatar(), after.avatar())) {
            changed.add(PICTURE);
        }
        if (before.details().followers() != after.details().followers()
                || before.details().followings() != after.details().followings()) {
            changed.add(LISTS);
        }
        if (changed.size() == known && !before.equals(after)) {
            changed.add(PROFILE);
        }
    }
}
