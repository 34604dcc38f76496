package dev.kith.http.graph.key;

import dev.kith.application.key.CreateKey;
import dev.kith.application.key.FindKey;
import dev.kith.application.key.IssuedKey;
import dev.kith.application.key.ListKeys;
import dev.kith.application.key.RevokeKey;
import dev.kith.application.key.RotateKey;
import dev.kith.domain.key.KeyAdmission;
import dev.kith.domain.key.KeyId;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.key.ServiceKey;
import dev.kith.http.graph.answer.GraphTimes;
import dev.kith.http.graph.caller.CommandTokens;
import dev.kith.http.graph.caller.GraphCaller;
import dev.kith.http.graph.caller.GraphRoute;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.graph.request.BodyObject;
import dev.kith.http.graph.request.GraphBodies;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.connection.LargeBody;
import dev.kith.http.wire.json.Given;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The service keys. A key creates, rotates and revokes only keys whose scopes it includes, and it creates and rotates none
 * that lives longer: else it could gain scopes or time.
 */
@Controller("${kith.graph.path}/keys")
@Secured(SecurityRule.IS_ANONYMOUS)
@Consumes(MediaType.ALL)
final class KeyController {

    private static final String NAME = "name";
    private static final String SCOPES = "scopes";
    private static final String EXPIRES_AT = "expires_at";
    private static final String OVERLAP = "overlap";

    private static final Duration OVERLAP_UNLESS_GIVEN = Duration.ofHours(24);

    private final CreateKey createKey;
    private final FindKey findKey;
    private final ListKeys listKeys;
    private final RotateKey rotateKey;
    private final RevokeKey revokeKey;
    private final GraphBodies bodies;
    private final Clock clock;

    KeyController(
            CreateKey createKey,
            FindKey findKey,
            ListKeys listKeys,
            RotateKey rotateKey,
            RevokeKey revokeKey,
            GraphBodies bodies,
            Clock clock) {
        this.createKey = createKey;
        this.findKey = findKey;
        this.listKeys = listKeys;
        this.rotateKey = rotateKey;
        this.revokeKey = revokeKey;
        this.bodies = bodies;
        this.clock = clock;
    }

    @Get
    @GraphRoute(callers = GraphRoute.Callers.KEYS, scope = KeyScope.KEYS, takesCommands = true)
    Map<String, Object> list() {
        return Map.of(
                "data", listKeys.handle().stream().map(KeyRenderer::render).toList());
    }

    @Post
    @LargeBody
    @GraphRoute(callers = GraphRoute.Callers.KEYS, scope = KeyScope.KEYS, takesCommands = true)
    HttpResponse<?> create(HttpRequest<?> request, GraphCaller caller, @Body @Nullable String text) {
        BodyObject body = bodies.read(request, text);
        body.require(NAME, SCOPES);
        Given<String> name = body.text(NAME, ServiceKey.NAME);
        if (name.map(String::isBlank).orElse(false)) {
            body.refuse(NAME, "blank", "Must not be blank.");
        }
        Set<KeyScope> scopes = scopes(body);
        Given<Instant> expires = body.parsed(
                EXPIRES_AT,
                "Must be a time to come, in RFC 3339 with at most six digits of a second.",
                given -> GraphTimes.parse(given)
                        .filter(clock.instant()::isBefore)
                        .orElse(null));
        body.throwIfInvalid();
        ServiceKey own = own(caller);
        requireWithin(own, scopes);
        Instant end = expires.isAbsent() ? own.expires() : expires.orNull();
        requireNoLonger(own, end);
        KeyId maker = own.equals(CommandTokens.OPERATOR) ? null : own.id();
        return switch (createKey.handle(name.orElse(""), scopes, end, maker)) {
            case CreateKey.Answer.Created(IssuedKey issued) ->
                withSecret(HttpResponse.created(KeyRenderer.render(issued)));
            case CreateKey.Answer.TooMany() -> throw Problems.tooManyKeys(KeyAdmission.MAX_VALID);
            case CreateKey.Answer.CreatorRevoked() -> throw Problems.invalidCredentials("revoked");
        };
    }

    private static Set<KeyScope> scopes(BodyObject body) {
        Set<KeyScope> scopes = EnumSet.noneOf(KeyScope.class);
        List<String> texts = body.texts(SCOPES, KeyScope.values().length).orNull();
        if (texts != null) {
            texts.stream().map(KeyScope::parse).flatMap(Optional::stream).forEach(scopes::add);
            if (texts.isEmpty()
                    || !texts.stream().allMatch(text -> KeyScope.parse(text).isPresent())) {
                body.refuse(SCOPES, "invalid", "Must be one or more scopes, such as graph.users.");
            }
        }
        return scopes;
    }

    /** The routes are for keys only. */
    private static ServiceKey own(GraphCaller caller) {
        return switch (caller) {
            case GraphCaller.Program(ServiceKey key) -> key;
            case GraphCaller.Person _ -> throw new IllegalStateException("The token of a user manages no keys.");
        };
    }

    private static void requireWithin(ServiceKey own, Set<KeyScope> scopes) {
        own.missing(scopes).ifPresent(scope -> {
            throw Problems.insufficientScope(scope);
        });
    }

    /** Else a key would go on in another one after its end. */
    private static void requireNoLonger(ServiceKey own, @Nullable Instant end) {
        Instant last = own.expires();
        if (last != null && (end == null || end.isAfter(last))) {
            throw Problems.outlivesCaller(last);
        }
    }

    @Delete("/{key:[^/]+}")
    @GraphRoute(callers = GraphRoute.Callers.KEYS, scope = KeyScope.KEYS, takesCommands = true)
    HttpResponse<?> revoke(GraphCaller caller, String key) {
        if (!revokeKey.handle(requireKey(own(caller), key).id())) {
            throw ApiError.notFound();
        }
        return HttpResponse.noContent();
    }

    @Post("/{key:[^/]+}/rotate")
    @LargeBody
    @GraphRoute(callers = GraphRoute.Callers.KEYS, scope = KeyScope.KEYS, takesCommands = true)
    HttpResponse<?> rotate(HttpRequest<?> request, GraphCaller caller, String key, @Body @Nullable String text) {
        BodyObject body = bodies.readIfPresent(request, text);
        long overlap =
                body.number(OVERLAP, 0, RotateKey.MAX_OVERLAP.toSeconds()).orElse(OVERLAP_UNLESS_GIVEN.toSeconds());
        body.throwIfInvalid();
        ServiceKey found = requireKey(own(caller), key);
        requireNoLonger(own(caller), found.expires());
        return switch (rotateKey.handle(found.id(), Duration.ofSeconds(overlap))) {
            case RotateKey.Answer.Rotated(IssuedKey issued) -> withSecret(HttpResponse.ok(KeyRenderer.render(issued)));
            case RotateKey.Answer.Revoked() -> throw Problems.keyRevoked();
            case RotateKey.Answer.NoSuchKey() -> throw ApiError.notFound();
        };
    }

    /** The scopes and the end of a key never change, so they may be looked at before the change. */
    private ServiceKey requireKey(ServiceKey own, String id) {
        ServiceKey key = Optional.of(id)
                .filter(KeyId::isWellFormed)
                .map(KeyId::new)
                .flatMap(findKey::handle)
                .orElseThrow(ApiError::notFound);
        requireWithin(own, key.scopes());
        return key;
    }

    private static HttpResponse<?> withSecret(MutableHttpResponse<?> answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
