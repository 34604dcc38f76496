package dev.kith.bootstrap.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Contract;
import dev.kith.application.importing.follow.FollowList;
import dev.kith.application.user.NewUser;
import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.importing.file.EdgeListFile;
import dev.kith.bootstrap.importing.file.FollowsFile;
import dev.kith.bootstrap.importing.file.UsersFile;
import dev.kith.bootstrap.importing.read.BadLines;
import dev.kith.bootstrap.importing.read.ImportFiles;
import dev.kith.bootstrap.importing.read.PlainCsv;
import dev.kith.bootstrap.importing.read.TextFile;
import dev.kith.bootstrap.importing.write.ImportReport;
import dev.kith.bootstrap.importing.write.ImportRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Damages files at random. Each importer reads what is written, names a bad line, or refuses the file. */
final class DamagedFilesTest {

    private static final int FILES_PER_IMPORTER = 500;

    private static final Map<String, String> SAMPLES = new TreeMap<>(
            Map.of(
                    "--users",
                    "id,username,real_name,bio,email,website,date_of_birth,date_joined,role,gender\n"
                            + "1,ann,\"Smith, Ann\",\"two\nlines\",ann@example.org,https://example.org,1990-01-31,2020-01-02T03:04:05Z,admin,female\n"
                            + "2,bob,Jos\u00e9,\"a \"\"quote\"\"\",,,,1577934245,,\n3,cid,,,,,,,,\n",
                    "--follows",
                    "follower,followee,since\n1,2,2020-01-02\n2,1,\n3,3,1577934245678\n\"4\",1,2020-01-02T03:04:05+0100\n",
                    "--edges",
                    "# a comment\n1 2\n2\t1\n  3 4  \n\n5 5\n",
                    "--connections",
                    "user,other,since\n1,2,2020-01-02\n2,3,\n",
                    "--tags",
                    "id,name,type,description,color,visible\n1,founder,user,\"a, b\",#123456,true\n2,staff,,,,\n",
                    "--tagged",
                    "user,tag\n1,1\n2,1\n",
                    "--categories",
                    "id,name,slug\n1,Board Games,\n2,Jazz,jazz-and-blues\n",
                    "--interests",
                    "user,category,since\n1,1,2020-01-02\n2,2,\n",
                    "--posts",
                    "id,author,text,type,title,categories,added_at\n1,1,\"two\nlines\",post,Hello,1 2,2020-01-02\n2,1,x,,,,\n",
                    "--rooms",
                    "id,name,type,address,description,public,verified,avatar\n1,Chess,group,chess,\"two\nlines\",true,0,https://example.org/p.png\n"));

    private static final List<String> PIECES = List.of(
            "\"",
            "\"\"",
            ",",
            ";",
            "\t",
            "\n",
            "\r",
            "\r\n",
            "\0",
            "\ufeff",
            "\u001b[31m",
            "#",
            " ",
            "9",
            "-",
            "+",
            "٥",
            "\u00e9",
            "e\u0301",
            "9223372036854775807",
            "9223372032559808512",
            "+300000-01-01T00:00:00Z",
            "20200102",
            "javascript:alert(1)",
            "👩‍👩‍👧",
            "x".repeat(300),
            "\u0301".repeat(40),
            "x".repeat(70_000));

    private final Random random = new Random(Contract.seed());

    @TempDir
    Path folder = Path.of("");

    private record Outcome(List<Object> values, long badLines, String messages) {}

    @Test
    void every_importer_reads_a_damaged_file_or_says_what_is_wrong() throws IOException {
        for (Map.Entry<String, String> sample : SAMPLES.entrySet()) {
            int refused = 0;
            int bad = 0;
            for (int i = 0; i < FILES_PER_IMPORTER; i++) {
                byte[] bytes = damaged(sample.getValue().getBytes(StandardCharsets.UTF_8));
                Path file = Files.write(folder.resolve("file"), bytes);
                try {
                    Outcome outcome = read(sample.getKey(), file);
                    bad += outcome.badLines() > 0 ? 1 : 0;
                    assertIsWhatIsWritten(sample.getKey(), bytes, outcome);
                } catch (CommandFailure failure) {
                    refused++;
                    assertThat(failure).hasMessageContaining(file.toString());
                } catch (RuntimeException | AssertionError e) {
                    throw new AssertionError(sample.getKey() + " of " + Arrays.toString(bytes), e);
                }
            }
            // files of each kind, so that the test does not pass over nothing
            assertThat(refused).as(sample.getKey()).isBetween(1, FILES_PER_IMPORTER - 100);
            assertThat(bad).as(sample.getKey()).isPositive();
        }
    }

    @Test
    void every_importer_reads_its_sample() throws IOException {
        for (Map.Entry<String, String> sample : SAMPLES.entrySet()) {
            Path file = Files.writeString(folder.resolve("file"), sample.getValue());
            assertThat(read(sample.getKey(), file).badLines())
                    .as(sample.getKey())
                    .isZero();
        }
    }

    /** Reads the file as an import does. */
    private Outcome read(String option, Path path) {
        StringWriter err = new StringWriter();
        BadLines bad = new BadLines(true, new PrintWriter(err, true));
        ImportRun run =
                new ImportRun(() -> false, Clock.systemUTC(), bad, new PrintWriter(err, true), new ImportReport());
        List<Object> values = new ArrayList<>();
        TextFile file = TextFile.of(path);
        switch (option) {
            case "--users" -> {
                UsersFile users = new UsersFile(file, Clock.systemUTC());
                users.printIgnoredColumns(run.err());
                assertThat(users.forEach(bad, (user, _) -> values.add(user))).isEqualTo(values.size());
                assertThat(users.forEach(BadLines.silent(), (_, _) -> {})).isEqualTo(values.size());
            }
            case "--follows" -> {
                FollowsFile follows = new FollowsFile(file);
                follows.printIgnoredColumns(run.err());
                FollowList list = new FollowList();
                follows.readInto(list, bad);
                addPairs(list, values);
            }
            case "--edges" -> {
                FollowList list = new FollowList();
                new EdgeListFile(file).readInto(list, bad);
                addPairs(list, values);
            }
            default -> part(option, path).read(new ImportFiles(new DataDirectory(folder)), run);
        }
        return new Outcome(values, bad.count(), err.toString());
    }

    private static void addPairs(FollowList list, List<Object> values) {
        list.byPair(Set.of(), 0).forEach(pair -> values.add(List.of(pair.low(), pair.high())));
    }

    @Command
    static final class NoCommand {}

    private static ImportPart part(String option, Path path) {
        ImportPart part = switch (option) {
            case "--connections" -> new ConnectionsImport();
            case "--rooms", "--members" -> new RoomsImport();
            default -> new ContentsImport();
        };
        new CommandLine(new NoCommand()).addMixin("part", part).parseArgs(option, path.toString());
        return part;
    }

    /** Compares the users and the follows with a plain reading. The other importers use the same reader. */
    private static void assertIsWhatIsWritten(String option, byte[] bytes, Outcome outcome) {
        boolean isPlain = bytes.length > 2 && bytes[0] != 0x1f;
        if (!isPlain || (!option.equals("--users") && !option.equals("--follows"))) {
            return;
        }
        byte[] mark = "\ufeff".getBytes(StandardCharsets.UTF_8);
        boolean hasMark = Arrays.mismatch(mark, bytes) == mark.length;
        List<PlainCsv.Row> rows = PlainCsv.rows(hasMark ? Arrays.copyOfRange(bytes, mark.length, bytes.length) : bytes);
        List<String> header = rows.getFirst().fields().stream()
                .map(name -> name.replaceAll("\\s", "").toLowerCase(Locale.ROOT))
                .toList();
        List<Map<String, String>> written = new ArrayList<>();
        for (PlainCsv.Row row : rows.subList(1, rows.size())) {
            if (row.fields() != null && row.fields().size() <= header.size()) {
                Map<String, String> line = new TreeMap<>();
                for (int i = 0; i < row.fields().size(); i++) {
                    line.put(
                            header.get(i),
                            Normalizer.normalize(row.fields().get(i).strip(), Normalizer.Form.NFC));
                }
                written.add(line);
            }
        }
        for (Object value : outcome.values()) {
            assertThat(written).anySatisfy(line -> assertIsLine(value, line));
        }
        long lines = rows.size() - 1L;
        if (option.equals("--users")) {
            assertThat(outcome.values().size() + outcome.badLines()).isEqualTo(lines);
        }
    }

    private static void assertIsLine(Object value, Map<String, String> line) {
        if (value instanceof NewUser user) {
            assertThat(line)
                    .containsEntry("username", user.username().value())
                    .satisfies(fields -> assertThat(fields.getOrDefault("id", ""))
                            .isEqualTo(user.id() == null ? "" : fields.get("id")))
                    .satisfies(fields -> assertThat(fields.getOrDefault("real_name", ""))
                            .isEqualTo(user.profile().realName()))
                    .satisfies(fields -> assertThat(fields.getOrDefault("bio", ""))
                            .isEqualTo(user.profile().bio()))
                    .satisfies(fields -> assertThat(fields.getOrDefault("email", ""))
                            .isEqualTo(user.email() == null ? "" : user.email()));
        } else {
            assertThat(Stream.of(line.get("follower"), line.get("followee"))
                            .map(DamagedFilesTest::number)
                            .sorted()
                            .toList())
                    .isEqualTo(value);
        }
    }

    private static long number(String text) {
        return text != null && text.matches("[0-9]{1,19}") ? Long.parseUnsignedLong(text) : 0;
    }

    private byte[] damaged(byte[] sample) {
        byte[] bytes = sample;
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes = damagedOnce(bytes);
        }
        return bytes;
    }

    private byte[] damagedOnce(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        return switch (random.nextInt(12)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> replaced(bytes, at, at, randomBytes(1 + random.nextInt(8)));
            case 2 -> replaced(bytes, at, Math.min(bytes.length, at + 1), randomBytes(1));
            case 3 -> replaced(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(20)), new byte[0]);
            case 4 -> replaced(bytes, 0, 0, "\ufeff".getBytes(StandardCharsets.UTF_8));
            case 5 ->
                random.nextInt(8) == 0
                        ? Gzip.compressed(bytes)
                        : replaced(bytes, at, bytes.length, Arrays.copyOf(bytes, at));
            case 6 ->
                random.nextInt(8) == 0
                        ? recoded(bytes)
                        : new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.ISO_8859_1);
            case 7 ->
                random.nextInt(4) == 0
                        ? new String(bytes, StandardCharsets.ISO_8859_1)
                                .replace(',', ';')
                                .getBytes(StandardCharsets.ISO_8859_1)
                        : bytes;
            default ->
                replaced(
                        bytes, at, at, PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8));
        };
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] recoded(byte[] bytes) {
        String charset = List.of("UTF-16", "UTF-16LE", "UTF-32").get(random.nextInt(3));
        return new String(bytes, StandardCharsets.UTF_8).getBytes(Charset.forName(charset));
    }

    private static byte[] replaced(byte[] bytes, int start, int end, byte[] part) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, start);
        out.writeBytes(part);
        out.write(bytes, end, bytes.length - end);
        return out.toByteArray();
    }
}
