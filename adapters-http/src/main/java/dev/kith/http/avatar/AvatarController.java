package dev.kith.http.avatar;

import dev.kith.application.avatar.GetAvatar;
import dev.kith.application.user.GetUser;
import dev.kith.domain.avatar.Picture;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.header.EntityTags;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Locale;

/**
 * The pictures of users, for all dialects and all viewers: the uploaded picture, or a drawn one with the first letter
 * of the username on a colour that depends on the id. The picture of a room is the colour alone, since its name may be
 * secret.
 */
@Controller("/avatar")
@Secured(SecurityRule.IS_ANONYMOUS)
final class AvatarController {

    private static final String SVG = "image/svg+xml";

    /** Spreads neighbouring ids around the colour wheel. */
    private static final long GOLDEN_ANGLE = 137;

    private static final String CACHE_ONE_HOUR = "public, max-age=3600";

    private final GetUser getUser;
    private final GetAvatar getAvatar;

    AvatarController(GetUser getUser, GetAvatar getAvatar) {
        this.getUser = getUser;
        this.getAvatar = getAvatar;
    }

    @Get(uri = "/{id:[0-9]+}.svg", produces = SVG)
    HttpResponse<String> drawn(UserId id) {
        User user = getUser.handle(id).orElseThrow(ApiError::notFound).user();
        // a username has no characters that XML reserves
        return drawn(id.value(), user.username().value().substring(0, 1).toUpperCase(Locale.ROOT));
    }

    @Get(uri = "/room/{id:[0-9]+}.svg", produces = SVG)
    HttpResponse<String> room(long id) {
        return drawn(id, "");
    }

    /** The uploaded picture, or the drawn one if there is none or it was removed. */
    @Get(uri = "/{id:[0-9]+}", produces = MediaType.ALL)
    HttpResponse<?> picture(HttpRequest<?> request, UserId id) {
        return getAvatar
                .handle(id)
                .<HttpResponse<?>>map(picture -> picture(request, picture))
                .orElseGet(() -> drawn(id));
    }

    /** The type is that of the bytes, and {@code nosniff} keeps a browser from guessing another. */
    private static HttpResponse<?> picture(HttpRequest<?> request, Picture picture) {
        String tag = '"' + picture.fingerprint() + '"';
        MutableHttpResponse<?> answer = EntityTags.isKnown(request, tag)
                ? HttpResponse.notModified()
                : HttpResponse.ok(picture.toArray())
                        .contentType(picture.format().mediaType());
        return answer.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, CACHE_ONE_HOUR)
                .header("X-Content-Type-Options", "nosniff");
    }

    private static HttpResponse<String> drawn(long id, String letter) {
        return HttpResponse.ok(svg(id, letter)).contentType(SVG).header(HttpHeaders.CACHE_CONTROL, CACHE_ONE_HOUR);
    }

    private static String svg(long id, String letter) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="200" height="200">\
                <rect width="100" height="100" fill="hsl(%d,45%%,45%%)"/>\
                <text x="50" y="52" text-anchor="middle" dominant-baseline="central" font-family="sans-serif" font-size="52" fill="#fff">%s</text>\
                </svg>""".formatted(id % 360 * GOLDEN_ANGLE % 360, letter);
    }
}
