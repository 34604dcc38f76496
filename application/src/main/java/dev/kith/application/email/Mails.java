package dev.kith.application.email;

/** The way mail goes out. */
public interface Mails {

    /** Hands the mail over and does not wait for it to arrive; that it could not be delivered is for the operator to know, not for the caller. */
    void send(Mail mail);
}
