package dev.kith.http.quranreflect.user;

import dev.kith.application.user.EditProfile;
import dev.kith.domain.avatar.Picture;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.profile.ProfileDetails;
import dev.kith.domain.text.TextRule;
import dev.kith.domain.text.WebAddress;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.Changes;
import dev.kith.http.wire.input.Fields;
import dev.kith.http.wire.json.Given;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The changes that a body makes to a profile. Absent fields keep their value.
 *
 * @param avatar the new picture, null to remove the present one, absent to keep it
 */
record ReflectProfilePatch(EditProfile.Change profile, Given<Picture> avatar) {

    private static final Pattern DATA_URI = Pattern.compile("data:(image/[a-z]++);base64,([A-Za-z0-9+/=]*+)");

    @Serdeable.Deserializable
    record Body(Given<JsonNode> user) {}

    @Serdeable.Deserializable
    record UserBody(
            Given<JsonNode> avatar,
            Given<JsonNode> firstName,
            Given<JsonNode> lastName,
            Given<JsonNode> bio,
            Given<JsonNode> country,
            Given<JsonNode> removeAvatar,
            Given<JsonNode> username,
            Given<JsonNode> socialLinks) {}

    /**
     * @param maxAvatarSize in bytes
     * @throws ApiError 400 with every invalid field
     */
    static ReflectProfilePatch read(UserId me, Fields body, int maxAvatarSize) {
        Given<JsonNode> user = body.asExactly(Body.class).user();
        if (user.orNull() == null) {
            body.refuse("user", "required", "This field is required.");
        }
        Fields fields = body.object("user", user);
        UserBody given = fields.asExactly(UserBody.class);
        Changes<Profile> changes = new Changes<>();
        changes.add(
                text(fields, "firstName", given.firstName(), ProfileDetails.NAME),
                (profile, first) -> profile.withName(first, profile.lastName()));
        changes.add(
                text(fields, "lastName", given.lastName(), ProfileDetails.NAME),
                (profile, last) -> profile.withName(profile.firstName(), last));
        changes.add(text(fields, "bio", given.bio(), Profile.BIO), Profile::withBio);
        changes.add(
                text(fields, "country", given.country(), ProfileDetails.COUNTRY),
                (profile, country) -> profile.with(profile.details().withCountry(country)));
        changes.add(
                links(fields, given.socialLinks()),
                (profile, links) -> profile.with(profile.details().withLinks(links)));
        Given<Username> username = fields.value(
                "username",
                given.username(),
                node -> node.isString() && Username.isWellFormed(node.getStringValue())
                        ? new Username(node.getStringValue())
                        : null,
                "Must be letters of A to Z, digits, _ and -, at most " + Username.MAX_LENGTH + ".");
        Given<Picture> avatar = avatar(fields, given, maxAvatarSize);
        body.throwIfInvalid();
        avatar.ifGiven(
                picture -> changes.add(profile -> profile.withAvatar(picture == null ? null : address(me, picture))));
        return new ReflectProfilePatch(new EditProfile.Change(username.orNull(), changes), avatar);
    }

    /** A new picture has a new address, so that no cache shows the old one. */
    private static URI address(UserId me, Picture picture) {
        return URI.create("/avatar/" + me + "?v=" + picture.fingerprint());
    }

    /** Null counts as empty, because the vendor's clients send it. */
    private static Given<String> text(Fields fields, String name, Given<JsonNode> field, TextRule rule) {
        return switch (field) {
            case Given.Null<JsonNode>() -> new Given.Value<>("");
            case Given.Value<JsonNode>(var node)
            when !node.isString() -> {
                fields.refuse(name, "invalid", "Must be a text.");
                yield Given.absent();
            }
            case Given.Absent<JsonNode>(), Given.Value<JsonNode> _ -> fields.text(name, field, rule);
        };
    }

    private static Given<Map<String, String>> links(Fields fields, Given<JsonNode> field) {
        if (field.isAbsent()) {
            return Given.absent();
        }
        Fields object = fields.object("socialLinks", field);
        Map<String, String> links = new TreeMap<>();
        object.namedEntries(ProfileDetails.LINK).forEach((name, node) -> {
            if (!node.isString()) {
                object.refuse(name, "invalid", "Must be a text.");
            } else {
                object.text(name, new Given.Value<>(node), ProfileDetails.LINK).ifValue(link -> {
                    if (WebAddress.isWellFormed(link)) {
                        links.put(name, link);
                    } else {
                        object.refuse(name, "invalid", "Must be an address that begins with http:// or https://.");
                    }
                });
            }
        });
        if (links.size() > ProfileDetails.MAX_LINKS) {
            fields.refuse("socialLinks", "max_length", "At most " + ProfileDetails.MAX_LINKS + " are kept.");
        }
        return new Given.Value<>(links);
    }

    private static Given<Picture> avatar(Fields fields, UserBody given, int maxSize) {
        boolean remove = fields.value(
                        "removeAvatar",
                        given.removeAvatar(),
                        node -> node.isBoolean() ? node.getBooleanValue() : null,
                        "Must be true or false.")
                .orElse(false);
        JsonNode avatar = given.avatar().orNull();
        if (avatar == null) {
            return remove ? new Given.Null<>() : Given.absent();
        }
        if (!avatar.isString()) {
            fields.refuse("avatar", "invalid", "Must be a text.");
            return Given.absent();
        }
        if (remove) {
            fields.refuse("removeAvatar", "invalid", "Give a new avatar, or remove the old one.");
        }
        try {
            return new Given.Value<>(picture(avatar.getStringValue(), maxSize));
        } catch (IllegalArgumentException e) {
            fields.refuse("avatar", "invalid", String.valueOf(e.getMessage()));
            return Given.absent();
        }
    }

    /** @throws IllegalArgumentException with a message for the caller */
    private static Picture picture(String text, int maxSize) {
        Matcher uri = DATA_URI.matcher(text);
        if (!uri.matches()) {
            throw new IllegalArgumentException("Must be a data URI, data:image/…;base64,….");
        }
        if (uri.group(2).length() / 4L * 3 > maxSize + 3L) {
            throw tooLarge(maxSize);
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(uri.group(2));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Is not base64.", e);
        }
        if (bytes.length > maxSize) {
            throw tooLarge(maxSize);
        }
        Picture picture = Picture.of(bytes)
                .orElseThrow(() -> new IllegalArgumentException("Must be a PNG, JPEG, GIF or WebP picture."));
        if (!picture.format().isCalled(uri.group(1))) {
            throw new IllegalArgumentException(
                    "Is called " + uri.group(1) + " but is " + picture.format().mediaType() + ".");
        }
        return picture;
    }

    private static IllegalArgumentException tooLarge(int maxSize) {
        return new IllegalArgumentException("Must be no larger than " + maxSize + " bytes.");
    }
}
