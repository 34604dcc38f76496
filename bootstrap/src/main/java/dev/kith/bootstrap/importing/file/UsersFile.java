package dev.kith.bootstrap.importing.file;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.kith.application.user.NewUser;
import dev.kith.domain.profile.Gender;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.ObjLongConsumer;

/** Users as CSV. Only {@code username} is required. A user without {@code id} gets the next free id. */
public final class UsersFile {

    private static final Set<String> COLUMNS = Set.of(
            "id",
            "uuid",
            "username",
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

    private final CsvFile csv;
    private final Instant now;

    public UsersFile(Path path, Clock clock) {
        this.csv = new CsvFile(path, COLUMNS, Set.of("username"));
        this.now = clock.instant();
    }

    public Path path() {
        return csv.path();
    }

    public void printIgnoredColumns(PrintWriter err) {
        csv.printIgnoredColumns(err);
    }

    /**
     * Hands over every usable line with its number and returns how many there are. A line that repeats a username or an
     * id is a bad line.
     */
    public long forEach(BadLines bad, ObjLongConsumer<NewUser> use) {
        Set<String> names = new HashSet<>();
        Set<Long> ids = new HashSet<>();
        return csv.forEach(bad, line -> {
            NewUser user = user(line);
            if (!names.add(user.username().key())) {
                throw new CsvFile.BadLineException("the username " + user.username() + " is a duplicate in this file");
            }
            UserId id = user.id();
            if (id != null && !ids.add(id.value())) {
                throw new CsvFile.BadLineException("the id " + id + " is a duplicate in this file");
            }
            use.accept(user, line.getStartingLineNumber());
        });
    }

    private NewUser user(NamedCsvRecord line) {
        String name = CsvFile.text(line, "username");
        if (!Username.isWellFormed(name)) {
            throw new CsvFile.BadLineException("'" + name + "' is not a username: letters A to Z, digits, _ and -");
        }
        String email = CsvFile.text(line, "email");
        if (!email.isEmpty() && email.indexOf('@') < 1) {
            throw new CsvFile.BadLineException("'" + email + "' is not an e-mail address");
        }
        String joined = CsvFile.text(line, "date_joined");
        String external = CsvFile.text(line, "ext_id");
        return new NewUser(
                CsvFile.text(line, "id").isEmpty() ? null : new UserId(CsvFile.id(line, "id")),
                uuid(CsvFile.text(line, "uuid")),
                new Username(name),
                profile(line),
                email.isEmpty() ? null : email,
                external.isEmpty() ? null : CsvFile.id(line, "ext_id"),
                joined.isEmpty() ? now : CsvFile.time("date_joined", joined),
                TypedCsvFile.enumValue(Role.class, line, "role", Role.MEMBER));
    }

    private static UUID uuid(String text) {
        try {
            return text.isEmpty() ? UUID.randomUUID() : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new CsvFile.BadLineException("'" + text + "' is not a UUID");
        }
    }

    private static Profile profile(NamedCsvRecord line) {
        String born = CsvFile.text(line, "date_of_birth");
        LocalDate day = born.isEmpty()
                ? null
                : CsvFile.time("date_of_birth", born).atZone(ZoneOffset.UTC).toLocalDate();
        return Profile.EMPTY
                .withRealName(TypedCsvFile.text(line, "real_name", Profile.REAL_NAME))
                .withBio(TypedCsvFile.text(line, "bio", Profile.BIO))
                .withDescription(TypedCsvFile.text(line, "description", Profile.DESCRIPTION))
                .withLocation(TypedCsvFile.text(line, "location", Profile.LOCATION))
                .withWebsite(TypedCsvFile.text(line, "website", Profile.WEBSITE))
                .withCompany(
                        TypedCsvFile.text(line, "company_name", Profile.COMPANY),
                        TypedCsvFile.text(line, "company_role", Profile.COMPANY))
                .withGender(TypedCsvFile.enumValue(Gender.class, line, "gender", Gender.UNSPECIFIED))
                .withDateOfBirth(day);
    }
}
