package dev.kith.domain.access;

/** What a token is named by in a request; whoever shows it must also sign with its secret. */
public record TokenKey(String value) {

    @Override
    public String toString() {
        return value;
    }
}
