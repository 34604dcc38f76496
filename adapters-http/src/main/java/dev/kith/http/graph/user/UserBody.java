package dev.kith.http.graph.user;

import dev.kith.domain.profile.Profile;
import dev.kith.domain.profile.ProfileDetails;
import dev.kith.domain.profile.Visibility;
import dev.kith.domain.text.WebAddress;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.Username;
import dev.kith.http.graph.request.BodyObject;
import dev.kith.http.wire.input.Changes;
import dev.kith.http.wire.json.Given;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a body says of a user. A field that is null has its default; so has one that is absent, if the body
 * replaces the user.
 */
final class UserBody {

    static final String EXTERNAL_ID = "external_id";
    static final String SUSPENDED = "suspended";

    private final BodyObject body;
    private final boolean replaces;
    private final Changes<User> changes = new Changes<>();

    private UserBody(BodyObject body, boolean replaces) {
        this.body = body;
        this.replaces = replaces;
    }

    /** The change to a user that a body asks for. What is wrong with the body is collected in it. */
    static UnaryOperator<User> read(BodyObject body, boolean replaces) {
        return new UserBody(body, replaces).profile();
    }

    /** As {@link #read}, for a merge that may also set the external id, and suspend the user. */
    static UnaryOperator<User> readMerge(BodyObject body) {
        UserBody merge = new UserBody(body, false);
        merge.account();
        return merge.profile();
    }

    private UnaryOperator<User> profile() {
        add(
                body.parsed("username", "Must be 1 to 255 letters, digits, _ or -.", UserBody::username),
                (user, name) -> user.withUsername(name == null ? Username.of(user.uuid()) : name));
        addText(body.text("name", Profile.REAL_NAME), Profile::withRealName);
        addText(body.text("bio", Profile.BIO), Profile::withBio);
        Given<String> website = body.text("website", Profile.WEBSITE);
        website.ifValue(text -> {
            if (!text.isEmpty() && !WebAddress.isWellFormed(text)) {
                body.refuse("website", "invalid", "Must be an address with http or https.");
            }
        });
        addText(website, Profile::withWebsite);
        addDetail(
                body.flag("discoverable"),
                (details, chosen) ->
                        details.withDiscoverable(chosen == null ? ProfileDetails.NONE.discoverable() : chosen));
        lists(body.object("lists"));
        return changes;
    }

    private static @Nullable Username username(String text) {
        return Username.isWellFormed(text) ? new Username(text) : null;
    }

    private void lists(Given<BodyObject> lists) {
        BodyObject object = lists.orNull();
        boolean resets = lists instanceof Given.Null || replaces;
        addDetail(
                visibility(object, "followers", resets),
                (details, chosen) -> details.withFollowers(chosen == null ? Visibility.PUBLIC : chosen));
        addDetail(
                visibility(object, "followings", resets),
                (details, chosen) -> details.withFollowings(chosen == null ? Visibility.PUBLIC : chosen));
    }

    private static Given<Visibility> visibility(@Nullable BodyObject lists, String name, boolean resets) {
        Given<Visibility> given = lists == null ? Given.absent() : lists.word(name, Visibility.class);
        return given.isAbsent() && resets ? new Given.Null<>() : given;
    }

    private void account() {
        add(
                body.parsed(EXTERNAL_ID, "Must have 1 to 255 bytes, without control characters.", UserBody::externalId),
                User::withExternalId);
        add(
                body.flag(SUSPENDED),
                (user, suspended) -> user.withStatus(
                        Boolean.TRUE.equals(suspended) ? UserStatus.BLOCKED : UserStatus.APPROVED, null));
    }

    private static @Nullable ExternalId externalId(String text) {
        return ExternalId.isWellFormed(text) ? new ExternalId(text) : null;
    }

    private <V> void add(Given<V> given, BiFunction<User, @Nullable V, User> change) {
        Given<V> field = given.isAbsent() && replaces ? new Given.Null<>() : given;
        field.ifGiven(value -> changes.add(user -> change.apply(user, value)));
    }

    private void addText(Given<String> given, BiFunction<Profile, String, Profile> change) {
        add(given, (user, text) -> user.withProfile(change.apply(user.profile(), text == null ? "" : text)));
    }

    private <V> void addDetail(Given<V> given, BiFunction<ProfileDetails, @Nullable V, ProfileDetails> change) {
        add(
                given,
                (user, value) -> user.withProfile(
                        user.profile().with(change.apply(user.profile().details(), value))));
    }
}
