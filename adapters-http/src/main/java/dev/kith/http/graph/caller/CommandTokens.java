package dev.kith.http.graph.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kith.domain.key.KeyId;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.key.ServiceKey;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.header.CrossOriginFilter;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The credentials of the operator's commands, which run on the machine of the server. A server draws a secret when it
 * starts and puts it into the data directory. A token is signed with this secret, for one request. It has a scheme of its
 * own in the header {@code Authorization}, so that nothing takes it for a key or for the token of a user.
 */
@Singleton
public final class CommandTokens {

    /** Stands before a token in the header {@code Authorization}. */
    public static final String SCHEME = "Kith-Command";

    /** How long a token is valid. */
    public static final Duration LIFE = Duration.ofSeconds(30);

    /** What an operator may do, as a key that is in no graph. */
    public static final ServiceKey OPERATOR = new ServiceKey(
            new KeyId("operator0000"),
            "operator",
            Set.of(KeyScope.GRAPH),
            Instant.EPOCH,
            null,
            null,
            null,
            List.of(),
            null);

    /** A proxy sets one of them. */
    private static final List<String> PROXY_HEADERS = List.of("Forwarded", "Via", "X-Forwarded-For");

    private static final int SECRET_BYTES = 32;
    private static final int NONCE_BYTES = 16;

    private static final Pattern FORM = Pattern.compile("(\\d{1,15})\\.([\\w-]{22})\\.([\\w-]{43})");

    private final String secret;
    private final Clock clock;
    private final List<String> proxyHeaders;
    private final SecureRandom random = new SecureRandom();

    /** Only valid tokens are kept, so nobody without the secret fills it. */
    private final Cache<String, Boolean> used =
            Caffeine.newBuilder().expireAfterWrite(LIFE.multipliedBy(2)).build();

    /** With a new secret. */
    @Inject
    CommandTokens(Clock clock, @Value("${micronaut.server.client-address-header:}") String clientAddressHeader) {
        this.secret = encoded(random(SECRET_BYTES));
        this.clock = clock;
        this.proxyHeaders = Stream.concat(PROXY_HEADERS.stream(), Stream.of(clientAddressHeader))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** @param secret that of the server to call */
    public CommandTokens(String secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
        this.proxyHeaders = PROXY_HEADERS;
    }

    /** Whoever has it may manage the keys of this server until it stops. */
    public String secret() {
        return secret;
    }

    /**
     * A token for one request.
     *
     * @param path with the query, if there is one
     */
    public String create(String method, String path) {
        String signed = clock.instant().plus(LIFE).toEpochMilli() + "." + encoded(random(NONCE_BYTES));
        return signed + "." + signature(method, path, signed);
    }

    /** Whether the request has a token of a command. */
    static boolean isIn(HttpRequest<?> request) {
        String header = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(SCHEME + " ");
    }

    /** @throws ApiError 401 for a token that is not valid, and for a request that did not begin on this machine */
    void require(HttpRequest<?> request) {
        String header = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        Matcher token = FORM.matcher(header == null ? "" : header.substring(SCHEME.length() + 1));
        if (!token.matches()
                || !isFromThisMachine(request)
                || !isSigned(token, request.getMethodName(), request.getUri().toString())) {
            throw Problems.invalidCredentials("unknown");
        }
        long ends = Long.parseLong(token.group(1));
        long now = clock.millis();
        if (now >= ends || ends - now > LIFE.toMillis() || used.asMap().putIfAbsent(token.group(2), true) != null) {
            throw Problems.invalidCredentials("expired");
        }
    }

    private boolean isSigned(Matcher token, String method, String path) {
        return MessageDigest.isEqual(
                signature(method, path, token.group(1) + "." + token.group(2)).getBytes(StandardCharsets.US_ASCII),
                token.group(3).getBytes(StandardCharsets.US_ASCII));
    }

    private boolean isFromThisMachine(HttpRequest<?> request) {
        return isOfThisMachine(request.getRemoteAddress(), request.getServerAddress())
                && !CrossOriginFilter.isFromPage(request)
                && proxyHeaders.stream().noneMatch(name -> request.getHeaders().contains(name));
    }

    /** A connection from a machine to itself has loopback addresses, or one address on both sides. */
    static boolean isOfThisMachine(InetSocketAddress peer, InetSocketAddress own) {
        InetAddress address = peer.getAddress();
        return address != null && (address.isLoopbackAddress() || address.equals(own.getAddress()));
    }

    private String signature(String method, String path, String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return encoded(mac.doFinal((signed + " " + method + " " + path).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] random(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return drawn;
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
