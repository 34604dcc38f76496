package dev.kith.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.kith.bootstrap.commandline.IssuerOptions;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.graph.TestGraph;
import dev.kith.bootstrap.server.Server;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Users of an identity provider call the server, over the real graph, with the tokens of the provider. */
final class IssuerJourneyIT {

    private static final OperatorSecret SECRET = new OperatorSecret("0123456789abcdef0123456789abcdef", null, false);

    private static final String ISSUER = "https://id.example.com";

    private final HttpClient http = HttpClient.newHttpClient();

    private ECKey key;
    private HttpServer issuer;
    private Server server;

    @BeforeEach
    void start() throws Exception {
        var _ = TestGraph.emptied();
        key = new ECKeyGenerator(Curve.P_256).keyID("1").generate();
        byte[] keys = new JWKSet(key).toString().getBytes(StandardCharsets.UTF_8);
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/jwks", exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        issuer.start();
        IssuerOptions issuers = new IssuerOptions();
        new CommandLine(issuers)
                .parseArgs(
                        "--issuer",
                        ISSUER,
                        "--jwks-url",
                        "http://127.0.0.1:" + issuer.getAddress().getPort() + "/jwks",
                        "--jwt-audience",
                        "kith",
                        "--jwt-create-users",
                        "true");
        Options.Http options = new Options.Http();
        options.port = 0;
        server = Server.prepare(options.settings(new Options.Mail(), new Options.Attempts(), issuers), SECRET)
                .start(TestGraph.open());
    }

    @AfterEach
    void stop() {
        server.close();
        issuer.stop(0);
    }

    private String token(String user) throws Exception {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("kith")
                .subject(user)
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                // what a token of this server has
                .claim("user_id", 1)
                .claim("token_type", "access")
                .issueTime(new Date())
                .jwtID(UUID.randomUUID().toString())
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("1").build(), claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    private HttpResponse<String> send(String method, String path, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.url().resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Authorization", "Bearer " + token)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    @Test
    void users_of_a_provider_are_created_and_follow_each_other_and_are_nobody_elsewhere() throws Exception {
        String ada = token("auth0|ada");
        HttpResponse<String> first = send("GET", "/graph/v1/whoami", ada);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(first.body()).contains("\"issuer\":\"" + ISSUER + "\"", "\"external_id\":\"auth0|ada\"");
        HttpResponse<String> bob = send("GET", "/graph/v1/whoami", token("auth0|bob"));
        String id = bob.body().replaceFirst("(?s).*\"user\":\\{\"id\":\"(\\d+)\".*", "$1");
        assertThat(send("PUT", "/graph/v1/users/me/followings/" + id, ada).statusCode())
                .isEqualTo(201);
        for (String path : new String[] {"/api/v2/user/me/", "/api/v2/user/1/", "/px/v1/users"}) {
            assertThat(send("GET", path, ada).statusCode()).as(path).isEqualTo(401);
        }
    }
}
