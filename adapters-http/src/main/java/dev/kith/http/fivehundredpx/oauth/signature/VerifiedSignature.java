package dev.kith.http.fivehundredpx.oauth.signature;

import dev.kith.application.access.FindToken;
import dev.kith.domain.app.App;
import org.jspecify.annotations.Nullable;

/**
 * What a good signature shows.
 *
 * @param token what it was signed with beside the application's own secret, null for nothing
 */
public record VerifiedSignature(App app, FindToken.@Nullable Answer token, SignedRequest request) {}
