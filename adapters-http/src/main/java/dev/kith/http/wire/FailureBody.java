package dev.kith.http.wire;

/** How a dialect words a failure. */
public interface FailureBody {

    /** Whether a request for this path speaks the dialect. */
    boolean speaks(String path);

    /** The body, ready to be written as JSON. */
    Object of(Failure failure, String requestId);
}
