package dev.kith.domain.user;

import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a user says of themselves. Text that was never given is empty; lengths are in characters.
 *
 * @param avatar where the user's own picture is, null for the one drawn from their name
 */
public record Profile(
        String realName,
        String bio,
        String description,
        String location,
        @Nullable LatLng home,
        @Nullable LatLng position,
        @Nullable LocalDate dateOfBirth,
        Gender gender,
        String website,
        @Nullable URI avatar,
        @Nullable URI cover,
        String companyName,
        String companyRole) {

    public static final int REAL_NAME_MAX = 255;
    public static final int BIO_MAX = 5_000;
    public static final int DESCRIPTION_MAX = 50;
    public static final int LOCATION_MAX = 100;
    public static final int WEBSITE_MAX = 200;
    public static final int COMPANY_MAX = 255;

    public static final Profile EMPTY =
            new Profile("", "", "", "", null, null, null, Gender.UNSPECIFIED, "", null, null, "", "");

    public Profile {
        atMost(REAL_NAME_MAX, realName);
        atMost(BIO_MAX, bio);
        atMost(DESCRIPTION_MAX, description);
        atMost(LOCATION_MAX, location);
        atMost(WEBSITE_MAX, website);
        atMost(COMPANY_MAX, companyName);
        atMost(COMPANY_MAX, companyRole);
    }

    private static void atMost(int max, String text) {
        if (text.length() > max) {
            throw new IllegalArgumentException("At most " + max + " characters, not " + text.length());
        }
    }

    /** Where they are: their position or else their home. */
    public @Nullable LatLng place() {
        return position == null ? home : position;
    }

    public Profile withRealName(String text) {
        return new Profile(text, bio, description, location, home, position, dateOfBirth, gender, website, avatar, cover, companyName, companyRole);
    }

    public Profile withBio(String text) {
        return new Profile(realName, text, description, location, home, position, dateOfBirth, gender, website, avatar, cover, companyName, companyRole);
    }

    public Profile withDescription(String text) {
        return new Profile(realName, bio, text, location, home, position, dateOfBirth, gender, website, avatar, cover, companyName, companyRole);
    }

    public Profile withLocation(String text) {
        return new Profile(realName, bio, description, text, home, position, dateOfBirth, gender, website, avatar, cover, companyName, companyRole);
    }

    public Profile withHome(@Nullable LatLng place) {
        return new Profile(realName, bio, description, location, place, position, dateOfBirth, gender, website, avatar, cover, companyName, companyRole);
    }

    public Profile withPosition(@Nullable LatLng place) {
        return new Profile(realName, bio, description, location, home, place, dateOfBirth, gender, website, avatar, cover, companyName, companyRole);
    }

    public Profile withDateOfBirth(@Nullable LocalDate day) {
        return new Profile(realName, bio, description, location, home, position, day, gender, website, avatar, cover, companyName, companyRole);
    }

    public Profile withGender(Gender chosen) {
        return new Profile(realName, bio, description, location, home, position, dateOfBirth, chosen, website, avatar, cover, companyName, companyRole);
    }

    public Profile withWebsite(String url) {
        return new Profile(realName, bio, description, location, home, position, dateOfBirth, gender, url, avatar, cover, companyName, companyRole);
    }

    public Profile withCompany(String name, String role) {
        return new Profile(realName, bio, description, location, home, position, dateOfBirth, gender, website, avatar, cover, name, role);
    }
}
