package dev.kith.http.graph.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.kith.http.settings.IssuerSettings;
import dev.kith.http.settings.IssuerSettings.Issuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Two identity providers: a small HTTP server with their keys. The second one creates users. */
public final class TestIssuers implements AutoCloseable {

    static final String FIRST = "https://first.id.test";
    static final String SECOND = "https://second.id.test";
    static final String AUDIENCE = "kith";
    static final String SECOND_CLAIM = "https://second.id.test/user";

    static final RSAKey FIRST_KEY = rsa("first", 2_048);
    static final RSAKey SECOND_KEY = rsa("second", 2_048);

    /** The paths that were asked for, in order. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    private final Map<String, String> bodies = new ConcurrentHashMap<>();
    private final HttpServer server;
    private volatile int status = 200;
    private volatile boolean slow;

    TestIssuers() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            requests.add(path);
            byte[] body = bodies.getOrDefault(path, "{}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", address() + "/elsewhere");
            exchange.sendResponseHeaders(status, body.length);
            for (byte one : body) {
                if (slow) {
                    pause();
                }
                exchange.getResponseBody().write(one);
            }
            exchange.close();
        });
        server.start();
        publish("/first", FIRST_KEY);
        publish("/second", SECOND_KEY);
    }

    /** Each byte comes after a while, so that no pause is long and the whole takes minutes. */
    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void publish(String path, JWK... keys) {
        bodies.put(path, new JWKSet(List.of(keys)).toString(true));
    }

    void answer(String path, String body) {
        bodies.put(path, body);
    }

    void fail(int failure) {
        status = failure;
    }

    void slowDown() {
        slow = true;
    }

    /** @param address where the keys are; empty for no issuers */
    public static IssuerSettings settings(String address) {
        return address.isEmpty()
                ? new IssuerSettings(List.of())
                : new IssuerSettings(List.of(
                        new Issuer(FIRST, URI.create(address + "/first"), AUDIENCE, "sub", false),
                        new Issuer(SECOND, URI.create(address + "/second"), AUDIENCE, SECOND_CLAIM, true)));
    }

    static RSAKey rsa(String id, int bits) {
        try {
            return new RSAKeyGenerator(bits, true).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The claims of a valid token of the first issuer. */
    static JWTClaimsSet.Builder claims(String user) {
        return new JWTClaimsSet.Builder()
                .issuer(FIRST)
                .audience(AUDIENCE)
                .subject(user)
                .expirationTime(Date.from(Instant.now().plusSeconds(600)));
    }

    /** Signed by the key, whose id the header names. */
    static String token(RSAKey key, JWTClaimsSet.Builder claims) {
        return token(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()), key, claims);
    }

    static String token(JWSHeader.Builder header, RSAKey key, JWTClaimsSet.Builder claims) {
        try {
            SignedJWT token = new SignedJWT(header.build(), claims.build());
            token.sign(new RSASSASigner(key.toRSAPrivateKey(), Set.of(AllowWeakRSAKey.getInstance())));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
