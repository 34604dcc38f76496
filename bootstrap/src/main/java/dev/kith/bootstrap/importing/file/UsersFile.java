package dev.kith.bootstrap.importing.file;

import dev.kith.application.user.NewUser;
import dev.kith.bootstrap.importing.read.BadLineException;
import dev.kith.bootstrap.importing.read.BadLines;
import dev.kith.bootstrap.importing.read.CsvFile;
import dev.kith.bootstrap.importing.read.CsvLine;
import dev.kith.bootstrap.importing.read.TextFile;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.profile.Gender;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.text.TextRule;
import dev.kith.domain.text.WebAddress;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** Users as CSV. Only {@code username} is required. A user without {@code id} gets the next free id. */
public final class UsersFile {

    private static final List<String> OPTIONAL = List.of(
            "id",
            "uuid",
            "real_name",
            "bio",
            "location",
            "description",
            "gender",
            "website",
            "date_of_birth",
            "date_joined",
            "email",
            "role",
            "ext_id",
            "company_name",
            "company_role");

    private static final TextRule EMAIL = TextRule.line(EmailAddress.MAX_LENGTH);

    private final CsvFile csv;
    private final Instant now;
    private final LocalDate today;

    public UsersFile(TextFile file, Clock clock) {
        this.csv = new CsvFile(file, List.of("username"), OPTIONAL);
        this.now = clock.instant();
        this.today = LocalDate.now(clock);
    }

    public Path path() {
        return csv.path();
    }

    public void printIgnoredColumns(PrintWriter err) {
        csv.printIgnoredColumns(err);
    }

    /**
     * Hands over every usable line with its number and returns how many there are. A line that repeats a username, an id
     * or an external id is a bad line.
     */
    public long forEach(BadLines bad, ObjLongConsumer<NewUser> use) {
        Set<String> names = new HashSet<>();
        Set<Long> ids = new HashSet<>();
        Set<ExternalId> externalIds = new HashSet<>();
        return csv.forEach(bad, line -> {
            NewUser user = user(line);
            if (!names.add(user.username().key())) {
                throw new BadLineException("the username " + user.username() + " is a duplicate in this file");
            }
            UserId id = user.id();
            if (id != null && !ids.add(id.value())) {
                throw new BadLineException("the id " + id + " is a duplicate in this file");
            }
            ExternalId externalId = user.externalId();
            if (externalId != null && !externalIds.add(externalId)) {
                throw new BadLineException("the ext_id " + externalId + " is a duplicate in this file");
            }
            use.accept(user, line.number());
        });
    }

    private NewUser user(CsvLine line) {
        String name = line.text("username");
        if (!Username.isWellFormed(name)) {
            throw new BadLineException("'" + name + "' is not a username: letters A to Z, digits, _ and -");
        }
        Long id = line.idOrNull("id");
        return new NewUser(
                id == null ? null : new UserId(id),
                uuid(line.text("uuid")),
                new Username(name),
                profile(line),
                email(line.text("email", EMAIL)),
                externalId(line.text("ext_id")),
                line.time("date_joined", now),
                line.enumValue(Role.class, "role", Role.MEMBER));
    }

    private static @Nullable ExternalId externalId(String text) {
        if (!text.isEmpty() && !ExternalId.isWellFormed(text)) {
            throw new BadLineException("ext_id is not text of 1 to " + ExternalId.MAX_BYTES
                    + " bytes in UTF-8 without control characters");
        }
        return text.isEmpty() ? null : new ExternalId(text);
    }

    private static @Nullable String email(String text) {
        if (!text.isEmpty() && !EmailAddress.isWellFormed(text)) {
            throw new BadLineException("'" + text + "' is not an e-mail address");
        }
        return text.isEmpty() ? null : text;
    }

    private static UUID uuid(String text) {
        try {
            UUID uuid = text.isEmpty() ? UUID.randomUUID() : UUID.fromString(text);
            // fromString also takes shorter groups
            if (text.isEmpty() || uuid.toString().equalsIgnoreCase(text)) {
                return uuid;
            }
        } catch (IllegalArgumentException e) {
            throw new BadLineException("'" + text + "' is not a UUID");
        }
        throw new BadLineException("'" + text + "' is not a UUID");
    }

    private Profile profile(CsvLine line) {
        return Profile.EMPTY
                .withRealName(line.text("real_name", Profile.REAL_NAME))
                .withBio(line.text("bio", Profile.BIO))
                .withDescription(line.text("description", Profile.DESCRIPTION))
                .withLocation(line.text("location", Profile.LOCATION))
                .withWebsite(website(line))
                .withCompany(line.text("company_name", Profile.COMPANY), line.text("company_role", Profile.COMPANY))
                .withGender(line.enumValue(Gender.class, "gender", Gender.UNSPECIFIED))
                .withDateOfBirth(birth(line));
    }

    private static String website(CsvLine line) {
        String website = line.text("website", Profile.WEBSITE);
        if (!website.isEmpty() && !WebAddress.isWellFormed(website)) {
            throw new BadLineException("website '" + website + "' is not an http or https address");
        }
        return website;
    }

    private @Nullable LocalDate birth(CsvLine line) {
        LocalDate day = line.date("date_of_birth");
        if (day != null && !Profile.isBirth(day, today)) {
            throw new BadLineException(
                    "date_of_birth '" + day + "' is not between " + Profile.EARLIEST_BIRTH + " and today");
        }
        return day;
    }
}
