package dev.kith.http.avatar;

import dev.kith.application.user.GetUser;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.http.wire.Failure;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Locale;

/** The first letter of a username on a colour that follows from the id: the same for every dialect, and for every viewer. */
@Controller("/avatar")
@Secured(SecurityRule.IS_ANONYMOUS)
final class AvatarController {

    /** Spreads neighbouring ids around the colour wheel. */
    private static final long GOLDEN_ANGLE = 137;

    private final GetUser getUser;

    AvatarController(GetUser getUser) {
        this.getUser = getUser;
    }

    @Get(uri = "/{id:[0-9]+}.svg", produces = "image/svg+xml")
    HttpResponse<String> avatar(UserId id) {
        User user = getUser.handle(id).orElseThrow(Failure::notFound).user();
        return HttpResponse.ok(svg(user)).header("Cache-Control", "public, max-age=3600");
    }

    private static String svg(User user) {
        // a username has no character that means something to XML
        String letter = user.username().value().substring(0, 1).toUpperCase(Locale.ROOT);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="200" height="200">\
                <rect width="100" height="100" fill="hsl(%d,45%%,45%%)"/>\
                <text x="50" y="52" text-anchor="middle" dominant-baseline="central" font-family="sans-serif" font-size="52" fill="#fff">%s</text>\
                </svg>"""
                .formatted(user.id().value() * GOLDEN_ANGLE % 360, letter);
    }
}
