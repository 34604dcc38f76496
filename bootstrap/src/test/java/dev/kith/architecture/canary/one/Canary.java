package dev.kith.architecture.canary.one;

import dev.kith.architecture.canary.other.OtherService;
import java.time.Instant;
import org.assertj.core.api.Assertions;

/** Breaks as many rules as one class can. */
public class Canary {

    public interface Port {
        default Instant now() {
            return Instant.now();
        }
    }

    public Object handle() {
        return new OtherService();
    }

    public boolean matches(String text) {
        return text.matches("a+");
    }

    public Object another() {
        return Assertions.assertThat(true);
    }
}
