package dev.kith.application.email;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps every mail sent. */
public final class InMemoryMails implements Mails {

    private final List<Mail> sent = new CopyOnWriteArrayList<>();

    @Override
    public void send(Mail mail) {
        sent.add(mail);
    }

    public List<Mail> sent() {
        return List.copyOf(sent);
    }
}
