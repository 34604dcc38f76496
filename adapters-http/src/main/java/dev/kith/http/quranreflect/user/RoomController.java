package dev.kith.http.quranreflect.user;

import dev.kith.application.room.ListRooms;
import dev.kith.domain.room.Membership;
import dev.kith.domain.room.Room;
import dev.kith.http.quranreflect.ReflectParameters;
import dev.kith.http.quranreflect.ReflectUserJson;
import dev.kith.http.quranreflect.RequiredScope;
import dev.kith.http.security.Caller;
import dev.kith.http.security.token.Scopes;
import dev.kith.http.wire.Links;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The rooms the caller is a member of. */
@Controller("${kith.reflect.path}/users")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class RoomController {

    private static final int LIMIT = 10;
    private static final int MOST = 50;

    private final ListRooms listRooms;
    private final Links links;

    RoomController(ListRooms listRooms, Links links) {
        this.listRooms = listRooms;
        this.links = links;
    }

    @Get("/my-rooms")
    @RequiredScope(Scopes.ROOMS_READ)
    Map<String, Object> mine(HttpRequest<?> request, Caller caller) {
        ReflectParameters.Paging paging = ReflectParameters.Paging.of(request, LIMIT, MOST);
        return paging.envelope(listRooms
                .handle(caller.requireUser().id(), ReflectParameters.text(request, "name"), paging.offset())
                .map(membership -> json(request, membership)));
    }

    private Map<String, Object> json(HttpRequest<?> request, Membership membership) {
        Room room = membership.room();
        boolean group = room.type() == Room.Type.GROUP;
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", room.id().value());
        json.put("name", room.name());
        json.put("group", group ? room.address() : "");
        json.put("public", room.open());
        json.put("roomType", room.type().name().toLowerCase(Locale.ROOT));
        json.put("verified", room.verified());
        json.put("subdomain", group ? "" : room.address());
        json.put("description", room.description());
        json.put("membersCount", membership.members());
        json.put(
                "avatarUrl",
                ReflectUserJson.avatarSizes(
                        room.picture() == null
                                ? links.absolute(request, "/avatar/room/" + room.id() + ".svg")
                                : room.picture().toString()));
        return json;
    }
}
