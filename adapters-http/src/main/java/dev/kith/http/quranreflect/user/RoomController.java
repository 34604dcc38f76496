package dev.kith.http.quranreflect.user;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kith.application.room.ListRooms;
import dev.kith.domain.page.Page;
import dev.kith.domain.room.Membership;
import dev.kith.domain.room.Room;
import dev.kith.domain.user.UserId;
import dev.kith.http.quranreflect.ReflectPage;
import dev.kith.http.quranreflect.ReflectParameters;
import dev.kith.http.quranreflect.ReflectUser;
import dev.kith.http.quranreflect.RequiredScope;
import dev.kith.http.security.Caller;
import dev.kith.http.security.token.Scopes;
import dev.kith.http.wire.Links;
import dev.kith.http.wire.input.NumberedPage;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** Lists the rooms of the caller. */
@Controller("${kith.reflect.path}/users")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class RoomController {

    private static final int DEFAULT_LIMIT = 10;
    private static final int MAX_LIMIT = 50;

    /**
     * A room as the dialect shows it.
     *
     * @param group the address of a group, empty for a page
     * @param subdomain the address of a page, empty for a group
     */
    @Serdeable.Serializable
    record RoomJson(
            long id,
            String name,
            String group,
            @JsonProperty("public") boolean open,
            String roomType,
            boolean verified,
            String subdomain,
            String description,
            long membersCount,
            ReflectUser.AvatarSizes avatarUrl) {}

    private final ListRooms listRooms;
    private final Links links;

    RoomController(ListRooms listRooms, Links links) {
        this.listRooms = listRooms;
        this.links = links;
    }

    @Get("/my-rooms")
    @RequiredScope(Scopes.ROOMS_READ)
    ReflectPage<RoomJson> ownRooms(HttpRequest<?> request, Caller caller) {
        NumberedPage page = ReflectParameters.page(request, DEFAULT_LIMIT, MAX_LIMIT);
        UserId member = caller.requireUser().id();
        Page<Membership> found = listRooms.handle(member, ReflectParameters.text(request, "name"), page.offset());
        return ReflectPage.of(page, found.map(membership -> json(request, membership)));
    }

    private RoomJson json(HttpRequest<?> request, Membership membership) {
        Room room = membership.room();
        boolean isGroup = room.type() == Room.Type.GROUP;
        String picture = room.picture() == null
                ? links.absolute(request, "/avatar/room/" + room.id() + ".svg")
                : room.picture().toString();
        return new RoomJson(
                room.id().value(),
                room.name(),
                isGroup ? room.address() : "",
                room.open(),
                room.type().name().toLowerCase(Locale.ROOT),
                room.verified(),
                isGroup ? "" : room.address(),
                room.description(),
                membership.members(),
                ReflectUser.AvatarSizes.of(picture));
    }
}
