package dev.kith.bootstrap.server;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Arrays;

/** Sends a constant body: the baseline of {@code kith bench}, what the server does when it only sends. */
@Controller("/constant")
@Requires(property = ConstantController.ENABLED, value = "true")
@Secured(SecurityRule.IS_ANONYMOUS)
final class ConstantController {

    /** The property that enables it. */
    static final String ENABLED = "kith.constant.enabled";

    private static final int MAX_BYTES = 1 << 20;

    private byte[] body = {};

    /** @param bytes the length of the body, raised to 2 or lowered to 1 MiB */
    @Get
    byte[] get(@QueryValue int bytes) {
        byte[] current = body;
        int length = Math.clamp(bytes, 2, MAX_BYTES);
        if (current.length != length) {
            current = new byte[length];
            Arrays.fill(current, (byte) ' ');
            current[0] = '[';
            current[length - 1] = ']';
            body = current;
        }
        return current;
    }
}
