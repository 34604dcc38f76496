package dev.kith.http.px.oauth;

import dev.kith.application.access.SeeToken;
import dev.kith.domain.app.App;
import org.jspecify.annotations.Nullable;

/**
 * What a good signature shows.
 *
 * @param token what it was signed with beside the application's own secret, null for nothing
 */
record Proof(App app, SeeToken.@Nullable Answer token, SignedRequest request) {}
