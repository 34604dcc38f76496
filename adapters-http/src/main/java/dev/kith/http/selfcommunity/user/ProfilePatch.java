package dev.kith.http.selfcommunity.user;

import dev.kith.application.user.EditProfile;
import dev.kith.domain.profile.Gender;
import dev.kith.domain.profile.LatLng;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.text.TextRule;
import dev.kith.domain.text.WebAddress;
import dev.kith.domain.user.Username;
import dev.kith.http.selfcommunity.UserJson;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.Changes;
import dev.kith.http.wire.input.Fields;
import dev.kith.http.wire.json.Given;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A request to change a profile. Absent fields, and fields that a user may not write, change nothing. */
@Serdeable.Deserializable(naming = SnakeCaseStrategy.class)
record ProfilePatch(
        Given<JsonNode> realName,
        Given<JsonNode> bio,
        Given<JsonNode> description,
        Given<JsonNode> location,
        Given<JsonNode> website,
        Given<JsonNode> companyName,
        Given<JsonNode> companyRole,
        Given<JsonNode> locationLatLng,
        Given<JsonNode> positionLatLng,
        Given<JsonNode> dateOfBirth,
        Given<JsonNode> gender,
        Given<JsonNode> username) {

    private static final String INVALID_PLACE = "Enter a place as lat,lng in degrees.";

    /** @throws ApiError 400 naming every field that is wrong */
    static EditProfile.Change read(Fields fields, LocalDate today) {
        return fields.as(ProfilePatch.class).change(fields, today);
    }

    private EditProfile.Change change(Fields fields, LocalDate today) {
        Changes<Profile> changes = new Changes<>();
        fields.text("real_name", realName, Profile.REAL_NAME)
                .ifValue(text -> changes.add(profile -> profile.withRealName(text)));
        fields.text("bio", bio, Profile.BIO).ifValue(text -> changes.add(profile -> profile.withBio(text)));
        fields.text("description", description, Profile.DESCRIPTION)
                .ifValue(text -> changes.add(profile -> profile.withDescription(text)));
        fields.text("location", location, Profile.LOCATION)
                .ifValue(text -> changes.add(profile -> profile.withLocation(text)));
        fields.text("website", website, Profile.WEBSITE).ifValue(text -> readWebsite(fields, text, changes));
        fields.text("company_name", companyName, Profile.COMPANY)
                .ifValue(text -> changes.add(profile -> profile.withCompany(text, profile.companyRole())));
        fields.text("company_role", companyRole, Profile.COMPANY)
                .ifValue(text -> changes.add(profile -> profile.withCompany(profile.companyName(), text)));
        fields.parsed("location_lat_lng", locationLatLng, LatLng::parse, INVALID_PLACE)
                .ifGiven(place -> changes.add(profile -> profile.withHome(place)));
        fields.parsed("position_lat_lng", positionLatLng, LatLng::parse, INVALID_PLACE)
                .ifGiven(place -> changes.add(profile -> profile.withPosition(place)));
        fields.date("date_of_birth", dateOfBirth).ifGiven(day -> readBirth(fields, day, today, changes));
        fields.text("gender", gender, TextRule.line(255)).ifValue(name -> readGender(fields, name, changes));
        String name = fields.text("username", username, TextRule.line(Username.MAX_LENGTH))
                .orNull();
        Username chosen = name == null ? null : readUsername(fields, name);
        fields.throwIfInvalid();
        return new EditProfile.Change(chosen, changes);
    }

    private static void readWebsite(Fields fields, String text, Changes<Profile> changes) {
        if (!text.isEmpty() && !WebAddress.isWellFormed(text)) {
            fields.refuse("website", "invalid", "Enter a valid URL.");
        } else {
            changes.add(profile -> profile.withWebsite(text));
        }
    }

    private static void readBirth(Fields fields, @Nullable LocalDate day, LocalDate today, Changes<Profile> changes) {
        if (day != null && !Profile.isBirth(day, today)) {
            fields.refuse("date_of_birth", "invalid", "The date must lie in the past, and after the year 1000.");
        } else {
            changes.add(profile -> profile.withDateOfBirth(day));
        }
    }

    private static void readGender(Fields fields, String name, Changes<Profile> changes) {
        Gender gender = UserJson.gender(name);
        if (gender == null) {
            fields.refuse("gender", "invalid_choice", "\"" + name + "\" is not a valid choice.");
        } else {
            changes.add(profile -> profile.withGender(gender));
        }
    }

    private static @Nullable Username readUsername(Fields fields, String name) {
        if (name.isEmpty()) {
            fields.refuse("username", "blank", "This field may not be blank.");
            return null;
        }
        if (!Username.isWellFormed(name)) {
            fields.refuse("username", "invalid", "Enter a valid username: letters, digits, _ and -.");
            return null;
        }
        return new Username(name);
    }
}
