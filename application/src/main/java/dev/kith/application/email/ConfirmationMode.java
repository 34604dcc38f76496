package dev.kith.application.email;

/** How a new address takes effect. */
public enum ConfirmationMode {
    /** Immediately, without confirmation. */
    AT_ONCE,
    /** After confirmation by the code in the answer. */
    BY_CODE,
    /** After confirmation by the code in the answer, or by another one that is mailed to the new address. */
    BY_MAILED_CODE
}
