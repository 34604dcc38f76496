package dev.kith.http.fivehundredpx.oauth.signature;

import dev.kith.application.access.FindToken;
import dev.kith.domain.app.App;
import org.jspecify.annotations.Nullable;

/**
 * A request whose signature is valid.
 *
 * @param app the application that signed it
 * @param token the token whose secret signed it too, null without a token
 */
public record VerifiedSignature(App app, FindToken.@Nullable Answer token, SignedRequest request) {}
