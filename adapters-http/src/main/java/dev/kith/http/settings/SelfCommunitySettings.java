package dev.kith.http.settings;

import io.micronaut.context.annotation.ConfigurationProperties;

/** @param connectionActions the body of the answer to an action on a connection */
@ConfigurationProperties("kith.selfcommunity")
public record SelfCommunitySettings(ConnectionActions connectionActions) {

    /** The names are the values of the option {@code --connection-actions}. */
    public enum ConnectionActions {
        /** No body, as the vendor documents. */
        EMPTY,

        /** The new status, as the vendor's later widgets expect. */
        STATUS
    }
}
