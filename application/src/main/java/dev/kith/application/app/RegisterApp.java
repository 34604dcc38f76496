package dev.kith.application.app;

import dev.kith.application.audit.AuditLog;
import dev.kith.domain.account.Secret;
import dev.kith.domain.app.App;
import dev.kith.domain.app.AppKey;
import java.time.Clock;
import java.util.function.Supplier;

/** Registers an application with a new key and a new secret. */
public final class RegisterApp {

    private final Apps apps;
    private final Clock clock;
    private final Supplier<Secret> secrets;

    public RegisterApp(Apps apps, Clock clock, Supplier<Secret> secrets) {
        this.apps = apps;
        this.clock = clock;
        this.secrets = secrets;
    }

    public App handle(String name) {
        App app = new App(new AppKey(secrets.get().text()), secrets.get(), name, clock.instant());
        apps.add(app);
        AuditLog.appCreated(app.key());
        return app;
    }
}
