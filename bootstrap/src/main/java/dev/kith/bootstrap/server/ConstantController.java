package dev.kith.bootstrap.server;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Arrays;

/** What this server does when it has nothing to do but send: what {@code kith bench} compares everything else with. */
@Controller("/constant")
@Requires(property = ConstantController.ON, value = "true")
@Secured(SecurityRule.IS_ANONYMOUS)
public final class ConstantController {

    /** The setting that opens it. */
    public static final String ON = "kith.constant";

    private static final int MOST = 1 << 20;

    private byte[] body = {};

    /** @param bytes how long the body is, within bounds */
    @Get
    byte[] get(@QueryValue int bytes) {
        byte[] sent = body;
        int wanted = Math.clamp(bytes, 2, MOST);
        if (sent.length != wanted) {
            sent = new byte[wanted];
            Arrays.fill(sent, (byte) ' ');
            sent[0] = '[';
            sent[wanted - 1] = ']';
            body = sent;
        }
        return sent;
    }
}
