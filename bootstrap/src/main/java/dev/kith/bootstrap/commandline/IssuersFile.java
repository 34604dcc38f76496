package dev.kith.bootstrap.commandline;

import com.nimbusds.jose.util.JSONArrayUtils;
import dev.kith.http.settings.IssuerSettings.Issuer;
import dev.kith.http.wire.input.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads the file of {@code --issuers}: a JSON array of objects, whose keys are those of the options. */
final class IssuersFile {

    private static final String ISSUER = "issuer";
    private static final String JWKS_URL = "jwks_url";
    private static final String AUDIENCE = "jwt_audience";
    private static final String USER_CLAIM = "jwt_user_claim";
    private static final String CREATES_USERS = "jwt_create_users";

    private static final Set<String> KEYS = Set.of(ISSUER, JWKS_URL, AUDIENCE, USER_CLAIM, CREATES_USERS);

    private static final int MAX_DEPTH = 2;

    private IssuersFile() {}

    /** @throws CommandFailure for a file that cannot be read, and for one with another form */
    static List<Issuer> read(Path file) {
        String text = Utf8Text.of(file);
        List<Issuer> issuers = new ArrayList<>();
        try {
            StrictJson.require(text, MAX_DEPTH);
            List<Object> items = JSONArrayUtils.parse(text);
            if (items == null) {
                throw new ParseException("null", 0);
            }
            for (Object item : items) {
                issuers.add(issuer(item));
            }
        } catch (IOException | ParseException e) {
            throw CommandFailure.usage("The file " + file + " is no JSON array of objects; correct it");
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("The file " + file + ", item " + (issuers.size() + 1) + ": " + e.getMessage());
        }
        return issuers;
    }

    private static Issuer issuer(Object item) {
        if (!(item instanceof Map<?, ?> object)) {
            throw new IllegalArgumentException("this is no object");
        }
        Set<String> unknown = new TreeSet<>();
        object.keySet().forEach(key -> unknown.add((String) key));
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown keys " + unknown + "; the keys are " + new TreeSet<>(KEYS));
        }
        return new Issuer(
                text(object, ISSUER),
                URI.create(text(object, JWKS_URL)),
                text(object, AUDIENCE),
                object.containsKey(USER_CLAIM) ? text(object, USER_CLAIM) : Issuer.USER_CLAIM,
                object.containsKey(CREATES_USERS) && flag(object));
    }

    private static String text(Map<?, ?> object, String key) {
        if (object.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("the key " + key + " must have a string");
    }

    private static boolean flag(Map<?, ?> object) {
        if (object.get(CREATES_USERS) instanceof Boolean flag) {
            return flag;
        }
        throw new IllegalArgumentException("the key " + CREATES_USERS + " must be true or false");
    }
}
