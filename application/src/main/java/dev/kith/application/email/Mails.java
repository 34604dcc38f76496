package dev.kith.application.email;

/** Sends mail. */
public interface Mails {

    /** Queues the mail and returns. A failed delivery is logged for the operator; the caller does not learn it. */
    void send(Mail mail);
}
