package dev.kith.domain.access;

/** The public name of a token in a request. The request must also be signed with the token's secret. */
public record TokenKey(String value) {

    @Override
    public String toString() {
        return value;
    }
}
