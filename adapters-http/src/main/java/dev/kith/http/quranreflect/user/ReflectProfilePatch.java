package dev.kith.http.quranreflect.user;

import dev.kith.domain.avatar.Picture;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.profile.ProfileDetails;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.Fields;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The changes a body asks of one's profile; what it does not name stays.
 *
 * @param username the new name, null to keep the present one
 * @param avatar the new picture, none in the inner one to have none any more, none in the outer one to keep the present one
 */
record ReflectProfilePatch(
        @Nullable Username username, UnaryOperator<Profile> profile, Optional<Optional<Picture>> avatar) {

    private static final Set<String> KEYS =
            Set.of("avatar", "firstName", "lastName", "bio", "country", "removeAvatar", "username", "socialLinks");
    private static final Pattern DATA_URI = Pattern.compile("data:(image/[a-z]+);base64,([A-Za-z0-9+/=]*)");

    /** @throws ApiError 400 naming every key that is wrong */
    static ReflectProfilePatch read(UserId me, Fields body, int largestAvatar) {
        body.only(Set.of("user"));
        if (body.get("user") == null) {
            body.refuse("user", "required", "This field is required.");
        }
        Fields fields = body.object("user");
        fields.only(KEYS);
        List<UnaryOperator<Profile>> changes = new ArrayList<>();
        text(
                fields,
                "firstName",
                ProfileDetails.NAME_MAX,
                false,
                first -> changes.add(profile -> profile.withName(first, profile.lastName())));
        text(
                fields,
                "lastName",
                ProfileDetails.NAME_MAX,
                false,
                last -> changes.add(profile -> profile.withName(profile.firstName(), last)));
        text(fields, "bio", Profile.BIO_MAX, true, bio -> changes.add(profile -> profile.withBio(bio)));
        text(
                fields,
                "country",
                ProfileDetails.COUNTRY_MAX,
                false,
                country -> changes.add(profile -> profile.with(profile.details().withCountry(country))));
        links(
                fields,
                links -> changes.add(profile -> profile.with(profile.details().withLinks(links))));
        List<Username> names = new ArrayList<>();
        fields.value(
                "username",
                value -> value instanceof String name && Username.isWellFormed(name) ? new Username(name) : null,
                "Must be letters of A to Z, digits, _ and -, at most " + Username.MAX_LENGTH + ".",
                names::add);
        Optional<Optional<Picture>> avatar = avatar(fields, largestAvatar);
        body.check();
        avatar.ifPresent(picture -> changes.add(profile ->
                profile.withAvatar(picture.map(given -> address(me, given)).orElse(null))));
        return new ReflectProfilePatch(
                names.isEmpty() ? null : names.getFirst(),
                before -> {
                    Profile after = before;
                    for (UnaryOperator<Profile> change : changes) {
                        after = change.apply(after);
                    }
                    return after;
                },
                avatar);
    }

    /** Another picture has another address, so that no cache shows the one before. */
    private static URI address(UserId me, Picture picture) {
        return URI.create("/avatar/" + me + "?v=" + picture.fingerprint());
    }

    /** Null is what the vendor's clients send for nothing. */
    private static void text(Fields fields, String name, int max, boolean lines, Consumer<String> use) {
        Object value = fields.get(name);
        if (fields.has(name) && value == null) {
            use.accept("");
        } else if (value instanceof String || value == null) {
            fields.text(name, max, lines, use);
        } else {
            fields.refuse(name, "invalid", "Must be a text.");
        }
    }

    private static void links(Fields fields, Consumer<Map<String, String>> use) {
        if (!fields.has("socialLinks")) {
            return;
        }
        Fields object = fields.object("socialLinks");
        Map<String, String> links = new TreeMap<>();
        for (String name : object.names()) {
            if (name.isBlank() || name.length() > ProfileDetails.LINK_MAX || !(object.get(name) instanceof String)) {
                object.refuse(name, "invalid", "Must be a text.");
            } else {
                object.text(name, ProfileDetails.LINK_MAX, false, link -> links.put(name, link));
            }
        }
        if (links.size() > ProfileDetails.MAX_LINKS) {
            fields.refuse("socialLinks", "max_length", "At most " + ProfileDetails.MAX_LINKS + " are kept.");
        }
        use.accept(links);
    }

    private static Optional<Optional<Picture>> avatar(Fields fields, int largest) {
        List<Optional<Picture>> chosen = new ArrayList<>();
        fields.value(
                "removeAvatar",
                value -> value instanceof Boolean flag ? flag : null,
                "Must be true or false.",
                remove -> {
                    if (remove) {
                        chosen.add(Optional.empty());
                    }
                });
        if (fields.get("avatar") instanceof String text) {
            if (!chosen.isEmpty()) {
                fields.refuse("removeAvatar", "invalid", "Give a new avatar, or remove the old one.");
            }
            try {
                chosen.add(Optional.of(picture(text, largest)));
            } catch (IllegalArgumentException e) {
                fields.refuse("avatar", "invalid", String.valueOf(e.getMessage()));
            }
        } else if (fields.get("avatar") != null) {
            fields.refuse("avatar", "invalid", "Must be a text.");
        }
        return chosen.stream().findFirst();
    }

    /** @throws IllegalArgumentException with a sentence for the caller */
    private static Picture picture(String text, int largest) {
        Matcher uri = DATA_URI.matcher(text);
        if (!uri.matches()) {
            throw new IllegalArgumentException("Must be a data URI, data:image/…;base64,….");
        }
        if (uri.group(2).length() / 4L * 3 > largest + 3L) {
            throw tooLarge(largest);
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(uri.group(2));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Is not base64.", e);
        }
        if (bytes.length > largest) {
            throw tooLarge(largest);
        }
        Picture picture = Picture.of(bytes)
                .orElseThrow(() -> new IllegalArgumentException("Must be a PNG, JPEG, GIF or WebP picture."));
        if (!picture.format().mediaType().equals(uri.group(1))) {
            throw new IllegalArgumentException(
                    "Is called " + uri.group(1) + " but is " + picture.format().mediaType() + ".");
        }
        return picture;
    }

    private static IllegalArgumentException tooLarge(int largest) {
        return new IllegalArgumentException("Must be no larger than " + largest + " bytes.");
    }
}
