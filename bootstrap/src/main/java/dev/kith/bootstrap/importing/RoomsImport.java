package dev.kith.bootstrap.importing;

import dev.kith.bootstrap.importing.file.TypedCsvFile;
import dev.kith.bootstrap.importing.read.BadLineException;
import dev.kith.bootstrap.importing.read.BadLines;
import dev.kith.bootstrap.importing.read.CsvFile;
import dev.kith.bootstrap.importing.read.CsvLine;
import dev.kith.bootstrap.importing.read.ImportFiles;
import dev.kith.bootstrap.importing.read.TextFile;
import dev.kith.bootstrap.importing.write.ImportCount;
import dev.kith.bootstrap.importing.write.ImportRun;
import dev.kith.bootstrap.importing.write.LineBatch;
import dev.kith.domain.room.Room;
import dev.kith.domain.room.RoomId;
import dev.kith.domain.text.WebAddress;
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

    private static final List<String> OPTIONAL =
            List.of("type", "address", "description", "public", "verified", "avatar");

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
            description =
                    "CSV of members: room, user, optionally since. " + "Both must exist or be in the other files.")
    private @Nullable Path members;

    private final List<Room> roomList = new ArrayList<>();
    private @Nullable TextFile memberFile;

    @Override
    public boolean isEmpty() {
        return rooms == null && members == null;
    }

    @Override
    public void read(ImportFiles files, ImportRun run) {
        if (rooms != null) {
            TypedCsvFile<Room> lines = new TypedCsvFile<>(
                    new CsvFile(files.open(rooms), List.of("id", "name"), OPTIONAL), RoomsImport::room, Room::id);
            lines.printIgnoredColumns(run.err());
            var _ = lines.forEach(run.badLines(), (room, _) -> roomList.add(room));
        }
        if (members != null) {
            memberFile = files.open(members);
            TypedCsvFile<BulkRooms.NewMember> lines = members(memberFile, 0);
            lines.printIgnoredColumns(run.err());
            var _ = lines.forEach(run.badLines(), (_, _) -> {});
        }
    }

    /** @param now in microseconds since 1970, the time of rows without {@code since} */
    private static TypedCsvFile<BulkRooms.NewMember> members(TextFile file, long now) {
        return new TypedCsvFile<>(
                new CsvFile(file, List.of("room", "user"), List.of("since")),
                line -> member(line, now),
                member -> null);
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
        if (memberFile != null) {
            writeMembers(memberFile, target.rooms(), run);
        }
    }

    private static void writeMembers(TextFile file, BulkRooms bulk, ImportRun run) {
        LineBatch<BulkRooms.NewMember> batch = new LineBatch<>(LineBatch.SIZE, (members, lines) -> {
            run.throwIfStopped();
            BulkRooms.JoinResult joined = bulk.join(members);
            run.report().add(ImportCount.MEMBERS_CREATED, joined.created());
            for (int place : joined.unknown()) {
                BulkRooms.NewMember member = members.get(place);
                run.badLines()
                        .add(
                                file.name(),
                                lines.get(place),
                                "there is no room " + member.room() + " or no user " + member.user());
            }
        });
        // the first reading reported all other bad lines
        var _ = members(file, run.now()).forEach(BadLines.silent(), batch::add);
        batch.flush();
    }

    private static Room room(CsvLine line) {
        String name = line.text("name", Room.NAME);
        if (name.isEmpty()) {
            throw new BadLineException("a room name has at least one character");
        }
        String address = line.text("address").toLowerCase(Locale.ROOT);
        if (!Room.isAddress(address)) {
            throw new BadLineException("'" + address + "' is not an address: letters a to z, digits and -, at most 63");
        }
        String description = line.text("description", Room.DESCRIPTION);
        return new Room(
                new RoomId(line.id("id")),
                line.enumValue(Room.Type.class, "type", Room.Type.GROUP),
                name,
                address,
                description,
                line.flag("public", true),
                line.flag("verified", false),
                picture(line.text("avatar")));
    }

    private static @Nullable URI picture(String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (!WebAddress.isWellFormed(text)) {
            throw new BadLineException("avatar '" + text + "' is not an http or https address");
        }
        return URI.create(text);
    }

    private static BulkRooms.NewMember member(CsvLine line, long now) {
        return new BulkRooms.NewMember(line.id("room"), line.id("user"), line.micros("since", now));
    }
}
