package dev.kith.application.email;

import java.util.List;

class InMemoryMailsTest extends MailsContract {

    private final InMemoryMails mails = new InMemoryMails();

    @Override
    protected Mails mails() {
        return mails;
    }

    @Override
    protected List<Mail> arrived(int count) {
        return mails.sent();
    }
}
