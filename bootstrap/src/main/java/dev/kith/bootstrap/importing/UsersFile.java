package dev.kith.bootstrap.importing;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.kith.application.user.NewUser;
import dev.kith.domain.user.Gender;
import dev.kith.domain.user.Profile;
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

/** Users as CSV. Only {@code username} is needed; a user without {@code id} gets the next one. */
final class UsersFile {

    private static final Set<String> COLUMNS = Set.of(
            "id", "uuid", "username", "real_name", "bio", "location", "description", "gender", "website", "date_of_birth", "date_joined",
            "email", "role", "ext_id", "company_name", "company_role");

    private final CsvFile csv;
    private final Instant now;

    UsersFile(Path path, Clock clock) {
        this.csv = new CsvFile(path, COLUMNS, Set.of("username"));
        this.now = clock.instant();
    }

    Path path() {
        return csv.path();
    }

    void tellIgnored(PrintWriter err) {
        csv.tellIgnored(err);
    }

    /** Every usable line with its number; a name or an id told twice is usable once. */
    void forEach(BadLines bad, ObjLongConsumer<NewUser> use) {
        Set<String> names = new HashSet<>();
        Set<Long> ids = new HashSet<>();
        csv.forEach(bad, line -> {
            NewUser user = user(line);
            if (!names.add(user.username().key())) {
                throw new CsvFile.Unusable("the username " + user.username() + " stands in this file before");
            }
            UserId id = user.id();
            if (id != null && !ids.add(id.value())) {
                throw new CsvFile.Unusable("the id " + id + " stands in this file before");
            }
            use.accept(user, line.getStartingLineNumber());
        });
    }

    private NewUser user(NamedCsvRecord line) {
        String name = CsvFile.text(line, "username");
        if (!Username.isWellFormed(name)) {
            throw new CsvFile.Unusable("'" + name + "' is not a username: letters of A to Z, digits, _ and -");
        }
        String email = CsvFile.text(line, "email");
        if (!email.isEmpty() && email.indexOf('@') < 1) {
            throw new CsvFile.Unusable("'" + email + "' is not an address");
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
                CsvLines.word(Role.class, line, "role", Role.MEMBER));
    }

    private static UUID uuid(String text) {
        try {
            return text.isEmpty() ? UUID.randomUUID() : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new CsvFile.Unusable("'" + text + "' is not a uuid");
        }
    }

    private static Profile profile(NamedCsvRecord line) {
        String born = CsvFile.text(line, "date_of_birth");
        LocalDate day = born.isEmpty() ? null : CsvFile.time("date_of_birth", born).atZone(ZoneOffset.UTC).toLocalDate();
        return Profile.EMPTY
                .withRealName(CsvLines.text(line, "real_name", Profile.REAL_NAME_MAX))
                .withBio(CsvLines.text(line, "bio", Profile.BIO_MAX))
                .withDescription(CsvLines.text(line, "description", Profile.DESCRIPTION_MAX))
                .withLocation(CsvLines.text(line, "location", Profile.LOCATION_MAX))
                .withWebsite(CsvLines.text(line, "website", Profile.WEBSITE_MAX))
                .withCompany(CsvLines.text(line, "company_name", Profile.COMPANY_MAX), CsvLines.text(line, "company_role", Profile.COMPANY_MAX))
                .withGender(CsvLines.word(Gender.class, line, "gender", Gender.UNSPECIFIED))
                .withDateOfBirth(day);
    }
}
