package dev.kith.bootstrap.importing;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.kith.bootstrap.importing.file.BadLines;
import dev.kith.bootstrap.importing.file.CsvFile;
import dev.kith.bootstrap.importing.file.TypedCsvFile;
import dev.kith.bootstrap.importing.write.ImportCount;
import dev.kith.bootstrap.importing.write.ImportRun;
import dev.kith.bootstrap.importing.write.LineBatch;
import dev.kith.domain.room.Room;
import dev.kith.domain.room.RoomId;
import dev.kith.neo4j.bulk.BulkRooms;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Imports rooms and their members from CSV. */
final class RoomsImport implements ImportPart {

    private static final Set<String> ROOM_COLUMNS =
            Set.of("id", "name", "type", "address", "description", "public", "verified", "avatar");
    private static final Set<String> MEMBER_COLUMNS = Set.of("room", "user", "since");

    @Option(
            names = "--rooms",
            paramLabel = "FILE",
            description =
                    "CSV of rooms: id, name, optionally type (group or page), address (for a group the last part of "
                            + "its URL, for a page its subdomain), description, public, verified, avatar.")
    private @Nullable Path rooms;

    @Option(
            names = "--members",
            paramLabel = "FILE",
            description = "CSV of members: room, user, optionally since (ISO 8601). "
                    + "Both must exist or be in the other files.")
    private @Nullable Path members;

    private final List<Room> roomList = new ArrayList<>();

    @Override
    public boolean isEmpty() {
        return rooms == null && members == null;
    }

    @Override
    public void read(ImportRun run) {
        if (rooms != null) {
            TypedCsvFile<Room> lines = new TypedCsvFile<>(
                    new CsvFile(rooms, ROOM_COLUMNS, Set.of("id", "name")), RoomsImport::room, Room::id);
            lines.printIgnoredColumns(run.err());
            var _ = lines.forEach(run.badLines(), (room, _) -> roomList.add(room));
        }
        if (members != null) {
            TypedCsvFile<BulkRooms.NewMember> lines = members(members, 0);
            lines.printIgnoredColumns(run.err());
            var _ = lines.forEach(run.badLines(), (_, _) -> {});
        }
    }

    /** @param now in microseconds since 1970, the time of rows without {@code since} */
    private static TypedCsvFile<BulkRooms.NewMember> members(Path file, long now) {
        return new TypedCsvFile<>(
                new CsvFile(file, MEMBER_COLUMNS, Set.of("room", "user")), line -> member(line, now), member -> null);
    }

    /** Does nothing: a member with an unknown room or user is reported when it is written. */
    @Override
    public void reportUnknown(MissingIds missing, Set<Long> users, BadLines bad) {}

    @Override
    public void write(ImportTarget target, ImportRun run) {
        LineBatch<Room> batch = new LineBatch<>(LineBatch.SIZE, (batchRooms, _) -> {
            run.throwIfStopped();
            run.report().add(ImportCount.ROOMS_CREATED, target.rooms().keep(batchRooms));
        });
        roomList.forEach(room -> batch.add(room, 0));
        batch.flush();
        if (members != null) {
            writeMembers(members, target.rooms(), run);
        }
    }

    private static void writeMembers(Path file, BulkRooms bulk, ImportRun run) {
        LineBatch<BulkRooms.NewMember> batch = new LineBatch<>(LineBatch.SIZE, (members, lines) -> {
            run.throwIfStopped();
            BulkRooms.JoinResult joined = bulk.join(members);
            run.report().add(ImportCount.MEMBERS_CREATED, joined.created());
            for (int place : joined.unknown()) {
                BulkRooms.NewMember member = members.get(place);
                run.badLines()
                        .add(
                                file,
                                lines.get(place),
                                "there is no room " + member.room() + " or no user " + member.user());
            }
        });
        // the first reading reported all other bad lines
        var _ = members(file, run.now()).forEach(BadLines.silent(), batch::add);
        batch.flush();
    }

    private static Room room(NamedCsvRecord line) {
        String name = TypedCsvFile.text(line, "name", Room.NAME);
        if (name.isEmpty()) {
            throw new CsvFile.BadLineException("a room has a name");
        }
        String address = CsvFile.text(line, "address").toLowerCase(Locale.ROOT);
        if (!Room.isAddress(address)) {
            throw new CsvFile.BadLineException(
                    "'" + address + "' is not an address: letters a to z, digits and -, at most 63");
        }
        String description = TypedCsvFile.text(line, "description", Room.DESCRIPTION);
        return new Room(
                new RoomId(CsvFile.id(line, "id")),
                type(CsvFile.text(line, "type")),
                name,
                address,
                description,
                flag(line, "public", true),
                flag(line, "verified", false),
                picture(CsvFile.text(line, "avatar")));
    }

    private static Room.Type type(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", "group" -> Room.Type.GROUP;
            case "page" -> Room.Type.PAGE;
            default -> throw new CsvFile.BadLineException("type '" + text + "' is neither group nor page");
        };
    }

    private static boolean flag(NamedCsvRecord line, String column, boolean defaultValue) {
        String text = CsvFile.text(line, column);
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "" -> defaultValue;
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new CsvFile.BadLineException(column + " '" + text + "' is neither true nor false");
        };
    }

    private static @Nullable URI picture(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            URI uri = URI.create(text);
            if (uri.isAbsolute() && uri.getScheme().startsWith("http")) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new CsvFile.BadLineException("avatar '" + text + "' is not a URL");
        }
        throw new CsvFile.BadLineException("avatar '" + text + "' is not a web address");
    }

    private static BulkRooms.NewMember member(NamedCsvRecord line, long now) {
        return new BulkRooms.NewMember(CsvFile.id(line, "room"), CsvFile.id(line, "user"), CsvFile.since(line, now));
    }
}
