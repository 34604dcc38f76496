package dev.kith.bootstrap.journey;

import com.github.scribejava.core.builder.api.DefaultApi10a;
import java.net.URI;

/** Where a client of the px dialect finds the three legs. */
final class PxApi extends DefaultApi10a {

    private final String legs;

    PxApi(URI server) {
        this.legs = server + "/px/v1/oauth";
    }

    @Override
    public String getRequestTokenEndpoint() {
        return legs + "/request_token";
    }

    @Override
    public String getAccessTokenEndpoint() {
        return legs + "/access_token";
    }

    @Override
    protected String getAuthorizationBaseUrl() {
        return legs + "/authorize";
    }
}
