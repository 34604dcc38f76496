package dev.kith.http.selfcommunity.user;

import dev.kith.application.user.ProfileChange;
import dev.kith.domain.profile.Gender;
import dev.kith.domain.profile.LatLng;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Username;
import dev.kith.http.selfcommunity.UserJson;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.Fields;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads changes of a profile from a body. Absent fields, and fields that a user may not write, change nothing. */
final class ProfilePatch {

    private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1000, 1, 1);

    private ProfilePatch() {}

    /** @throws ApiError 400 naming every field that is wrong */
    static ProfileChange read(Fields fields, LocalDate today) {
        List<UnaryOperator<Profile>> changes = new ArrayList<>();
        fields.text(
                "real_name", Profile.REAL_NAME_MAX, false, text -> changes.add(profile -> profile.withRealName(text)));
        fields.text("bio", Profile.BIO_MAX, true, text -> changes.add(profile -> profile.withBio(text)));
        fields.text(
                "description",
                Profile.DESCRIPTION_MAX,
                false,
                text -> changes.add(profile -> profile.withDescription(text)));
        fields.text(
                "location", Profile.LOCATION_MAX, false, text -> changes.add(profile -> profile.withLocation(text)));
        fields.text("website", Profile.WEBSITE_MAX, false, text -> website(fields, text, changes));
        fields.text(
                "company_name",
                Profile.COMPANY_MAX,
                false,
                text -> changes.add(profile -> profile.withCompany(text, profile.companyRole())));
        fields.text(
                "company_role",
                Profile.COMPANY_MAX,
                false,
                text -> changes.add(profile -> profile.withCompany(profile.companyName(), text)));
        String place = "Enter a place as lat,lng in degrees.";
        fields.parsed("location_lat_lng", LatLng::parse, place, at -> changes.add(profile -> profile.withHome(at)));
        fields.parsed("position_lat_lng", LatLng::parse, place, at -> changes.add(profile -> profile.withPosition(at)));
        fields.date("date_of_birth", day -> birth(fields, day, today, changes));
        fields.text("gender", 255, false, word -> gender(fields, word, changes));
        List<Username> names = new ArrayList<>();
        fields.text("username", Username.MAX_LENGTH, false, text -> username(fields, text, names));
        fields.check();
        return new ProfileChange(names.isEmpty() ? null : names.getFirst(), profile -> {
            Profile edited = profile;
            for (UnaryOperator<Profile> change : changes) {
                edited = change.apply(edited);
            }
            return edited;
        });
    }

    private static void website(Fields fields, String text, List<UnaryOperator<Profile>> changes) {
        if (!text.isEmpty() && !isWebAddress(text)) {
            fields.refuse("website", "invalid", "Enter a valid URL.");
        } else {
            changes.add(profile -> profile.withWebsite(text));
        }
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = URI.create(text);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void birth(
            Fields fields, @Nullable LocalDate day, LocalDate today, List<UnaryOperator<Profile>> changes) {
        if (day != null && (day.isBefore(EARLIEST_BIRTH) || day.isAfter(today))) {
            fields.refuse("date_of_birth", "invalid", "The date must lie in the past, and after the year 1000.");
        } else {
            changes.add(profile -> profile.withDateOfBirth(day));
        }
    }

    private static void gender(Fields fields, String word, List<UnaryOperator<Profile>> changes) {
        Gender gender = UserJson.gender(word);
        if (gender == null) {
            fields.refuse("gender", "invalid_choice", "\"" + word + "\" is not a valid choice.");
        } else {
            changes.add(profile -> profile.withGender(gender));
        }
    }

    private static void username(Fields fields, String text, List<Username> names) {
        if (text.isEmpty()) {
            fields.refuse("username", "blank", "This field may not be blank.");
        } else if (!Username.isWellFormed(text)) {
            fields.refuse("username", "invalid", "Enter a valid username: letters, digits, _ and -.");
        } else {
            names.add(new Username(text));
        }
    }
}
