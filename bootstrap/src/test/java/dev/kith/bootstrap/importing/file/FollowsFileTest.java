package dev.kith.bootstrap.importing.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.application.importing.follow.FollowList;
import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.importing.read.BadLines;
import dev.kith.bootstrap.importing.read.TextFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FollowsFileTest {

    @TempDir
    Path folder = Path.of("");

    private final StringWriter err = new StringWriter();

    @Test
    void follows_may_have_a_time() throws IOException {
        FollowList list = new FollowList();
        FollowsFile file = follows("followee,follower,since\n1,2,1970-01-01T00:00:01Z\n1,3,\n4,4,\n");
        long selfFollows = file.readInto(list, failing());
        List<Long> times = new ArrayList<>();
        list.byPair(Set.of(), 0).forEach(pair -> times.add(pair.highSince()));
        assertThat(times).containsExactly(1_000_000L, 1L);
        assertThat(selfFollows).isEqualTo(1);
    }

    @Test
    void a_follow_of_an_unknown_user_is_reported_with_its_line() throws IOException {
        FollowsFile file = follows("follower,followee\n1,2\n1,3\n");
        assertThatThrownBy(() -> file.reportUnknownUsers(Set.of(3L), failing()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("line 3: there is no user 3");
    }

    private FollowsFile follows(String text) throws IOException {
        return new FollowsFile(TextFile.of(Files.writeString(folder.resolve("follows.csv"), text)));
    }

    private BadLines failing() {
        return new BadLines(false, new PrintWriter(err, true));
    }
}
