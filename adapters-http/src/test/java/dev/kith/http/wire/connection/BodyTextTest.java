package dev.kith.http.wire.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.http.wire.ApiError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BodyTextTest {

    private static final String JSON = "application/json";
    private static final int MAX = 100_000;

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] deflate(byte[] plain, boolean raw) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate =
                new DeflaterOutputStream(packed, new Deflater(Deflater.DEFAULT_COMPRESSION, raw))) {
            deflate.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] join(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }

    private static void isRefused(int status, String encoding, String type, byte[] sent) {
        assertThatThrownBy(() -> BodyText.of(encoding, type).read(sent, MAX))
                .isInstanceOfSatisfying(
                        ApiError.class,
                        error -> assertThat(error.status().getCode()).isEqualTo(status));
    }

    @Property
    void a_packed_body_is_unpacked(@ForAll @Size(max = 3_000) byte[] plain) {
        String type = "application/octet-stream";
        assertThat(BodyText.of(null, type).read(plain, MAX)).isEqualTo(plain);
        for (String gzip : new String[] {"gzip", "x-gzip", " GZIP "}) {
            assertThat(BodyText.of(gzip, type).read(gzip(plain), MAX)).isEqualTo(plain);
        }
        assertThat(BodyText.of("gzip", type).read(join(gzip(plain), gzip(plain)), MAX))
                .as("two parts")
                .isEqualTo(join(plain, plain));
        assertThat(BodyText.of("deflate", type).read(deflate(plain, false), MAX))
                .isEqualTo(plain);
        assertThat(BodyText.of("deflate", type).read(deflate(plain, true), MAX)).isEqualTo(plain);
    }

    @Property
    void a_body_that_is_not_packed_as_it_says_is_400(@ForAll @Size(min = 1, max = 40) byte[] rest) {
        byte[] plain = "{\"bio\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        byte[] packed = gzip(plain);
        isRefused(400, "gzip", JSON, plain);
        isRefused(400, "deflate", JSON, plain);
        isRefused(400, "gzip", JSON, join(packed, rest));
        isRefused(400, "deflate", JSON, join(deflate(plain, false), rest));
        isRefused(400, "gzip", JSON, Arrays.copyOf(packed, packed.length - Math.min(rest.length, packed.length - 1)));
    }

    @Test
    void an_unpacked_body_has_the_limit_of_every_body() {
        assertThat(BodyText.of("gzip", JSON).read(gzip(new byte[MAX]), MAX)).hasSize(MAX);
        isRefused(413, "gzip", JSON, gzip(new byte[MAX + 1]));
        isRefused(413, "deflate", JSON, deflate(new byte[50_000_000], false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "compress", "gzip, gzip", "gzip,deflate", "x"})
    void a_coding_that_is_not_spoken_is_415(String coding) {
        isRefused(415, coding, JSON, new byte[] {'1'});
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "application/json;charset=nonsense", "application/json;charset=%%"})
    void a_type_or_a_charset_that_is_not_known_is_415(String type) {
        isRefused(415, null, type, new byte[] {'1'});
    }

    @Test
    void text_becomes_utf_8() {
        byte[] utf8 = "{\"bio\":\"Zoë\"}".getBytes(StandardCharsets.UTF_8);
        byte[] latin = "{\"bio\":\"Zoë\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(BodyText.of(null, JSON).read(utf8, MAX)).isEqualTo(utf8);
        assertThat(BodyText.of(null, JSON + "; charset=latin1").read(latin, MAX))
                .isEqualTo(utf8);
        for (String type : new String[] {null, JSON, JSON + ";charset=utf-8", "application/x-www-form-urlencoded"}) {
            isRefused(400, null, type, latin);
        }
        isRefused(400, null, JSON + ";charset=us-ascii", utf8);
    }
}
