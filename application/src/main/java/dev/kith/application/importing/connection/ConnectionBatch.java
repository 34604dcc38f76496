package dev.kith.application.importing.connection;

import java.util.List;

/**
 * What an import writes of a batch of connections.
 *
 * @param endedRequests those of the created connections whose pair has a connection request, which is deleted
 * @param alreadyThere the number of wanted connections that exist or are duplicates in the batch
 * @param hidden the number of wanted connections between users of whom one hides the other; they are left out
 * @param unknownUsers the number of wanted connections with an unknown or deleted user; they are left out
 */
public record ConnectionBatch(
        List<NewConnection> created,
        List<NewConnection> endedRequests,
        long alreadyThere,
        long hidden,
        long unknownUsers) {}
