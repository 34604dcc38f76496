package dev.kith.domain.profile;

import dev.kith.domain.text.TextRule;
import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a user says about themself. A text that was never set is empty.
 *
 * @param avatar the address of an uploaded picture, as a path if Kith serves it; null for the drawn one
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
        String companyRole,
        ProfileDetails details) {

    public static final TextRule REAL_NAME = TextRule.line(255);
    public static final TextRule BIO = TextRule.lines(5_000);
    public static final TextRule DESCRIPTION = TextRule.line(50);
    public static final TextRule LOCATION = TextRule.line(100);
    public static final TextRule WEBSITE = TextRule.line(200);
    public static final TextRule COMPANY = TextRule.line(255);

    public static final LocalDate EARLIEST_BIRTH = LocalDate.of(1000, 1, 1);

    public static final Profile EMPTY = new Profile(
            "", "", "", "", null, null, null, Gender.UNSPECIFIED, "", null, null, "", "", ProfileDetails.NONE);

    public Profile {
        REAL_NAME.require(realName);
        BIO.require(bio);
        DESCRIPTION.require(description);
        LOCATION.require(location);
        WEBSITE.require(website);
        COMPANY.require(companyName);
        COMPANY.require(companyRole);
    }

    public static boolean isBirth(LocalDate day, LocalDate today) {
        return !day.isBefore(EARLIEST_BIRTH) && !day.isAfter(today);
    }

    /** The current position, or else the home. */
    public @Nullable LatLng place() {
        return position == null ? home : position;
    }

    /** The first name that was set, or else the first word of the real name. */
    public String firstName() {
        int space = realName.indexOf(' ');
        return details.hasName() ? details.firstName() : space < 0 ? realName : realName.substring(0, space);
    }

    /** The last name that was set, or else everything after the first word of the real name. */
    public String lastName() {
        int space = realName.indexOf(' ');
        return details.hasName()
                ? details.lastName()
                : space < 0 ? "" : realName.substring(space).strip();
    }

    /** Setting another real name clears the first and the last name. */
    public Profile withRealName(String text) {
        return text.equals(realName) ? this : named(text, details.withName("", ""));
    }

    /** The real name becomes the first and the last name, separated by a space. */
    public Profile withName(String first, String last) {
        return named((first + " " + last).strip(), details.withName(first, last));
    }

    private Profile named(String name, ProfileDetails parts) {
        return new Profile(
                name,
                bio,
                description,
                location,
                home,
                position,
                dateOfBirth,
                gender,
                website,
                avatar,
                cover,
                companyName,
                companyRole,
                parts);
    }

    public Profile withBio(String text) {
        return new Profile(
                realName,
                text,
                description,
                location,
                home,
                position,
                dateOfBirth,
                gender,
                website,
                avatar,
                cover,
                companyName,
                companyRole,
                details);
    }

    public Profile withDescription(String text) {
        return new Profile(
                realName,
                bio,
                text,
                location,
                home,
                position,
                dateOfBirth,
                gender,
                website,
                avatar,
                cover,
                companyName,
                companyRole,
                details);
    }

    public Profile withLocation(String text) {
        return new Profile(
                realName,
                bio,
                description,
                text,
                home,
                position,
                dateOfBirth,
                gender,
                website,
                avatar,
                cover,
                companyName,
                companyRole,
                details);
    }

    public Profile withHome(@Nullable LatLng place) {
        return new Profile(
                realName,
                bio,
                description,
                location,
                place,
                position,
                dateOfBirth,
                gender,
                website,
                avatar,
                cover,
                companyName,
                companyRole,
                details);
    }

    public Profile withPosition(@Nullable LatLng place) {
        return new Profile(
                realName,
                bio,
                description,
                location,
                home,
                place,
                dateOfBirth,
                gender,
                website,
                avatar,
                cover,
                companyName,
                companyRole,
                details);
    }

    public Profile withDateOfBirth(@Nullable LocalDate day) {
        return new Profile(
                realName,
                bio,
                description,
                location,
                home,
                position,
                day,
                gender,
                website,
                avatar,
                cover,
                companyName,
                companyRole,
                details);
    }

    public Profile withGender(Gender chosen) {
        return new Profile(
                realName,
                bio,
                description,
                location,
                home,
                position,
                dateOfBirth,
                chosen,
                website,
                avatar,
                cover,
                companyName,
                companyRole,
                details);
    }

    public Profile withWebsite(String url) {
        return new Profile(
                realName,
                bio,
                description,
                location,
                home,
                position,
                dateOfBirth,
                gender,
                url,
                avatar,
                cover,
                companyName,
                companyRole,
                details);
    }

    public Profile withCompany(String name, String role) {
        return new Profile(
                realName,
                bio,
                description,
                location,
                home,
                position,
                dateOfBirth,
                gender,
                website,
                avatar,
                cover,
                name,
                role,
                details);
    }

    /** @param picture the address of the picture, null for none */
    public Profile withAvatar(@Nullable URI picture) {
        return new Profile(
                realName,
                bio,
                description,
                location,
                home,
                position,
                dateOfBirth,
                gender,
                website,
                picture,
                cover,
                companyName,
                companyRole,
                details);
    }

    /** Keeps the name. */
    public Profile with(ProfileDetails changed) {
        return new Profile(
                realName,
                bio,
                description,
                location,
                home,
                position,
                dateOfBirth,
                gender,
                website,
                avatar,
                cover,
                companyName,
                companyRole,
                changed.withName(details.firstName(), details.lastName()));
    }
}
