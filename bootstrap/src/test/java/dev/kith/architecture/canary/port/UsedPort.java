package dev.kith.architecture.canary.port;

/** A port of a use case, with a method that only a decorator calls. */
public interface UsedPort {

    int called();

    int forwarded();

    /** The use case. */
    final class Use {

        private final UsedPort port;

        Use(UsedPort port) {
            this.port = port;
        }

        int handle() {
            return port.called();
        }
    }

    /** The decorator. */
    final class Decorator implements UsedPort {

        private final UsedPort port;

        Decorator(UsedPort port) {
            this.port = port;
        }

        @Override
        public int called() {
            return port.called();
        }

        @Override
        public int forwarded() {
            return port.forwarded();
        }
    }
}
