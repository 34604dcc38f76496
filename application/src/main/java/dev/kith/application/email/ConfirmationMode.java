package dev.kith.application.email;

/** How a new address becomes a user's. */
public enum ConfirmationMode {
    /** Without confirmation. */
    AT_ONCE,
    /** Once they show the code that the answer tells. */
    BY_CODE,
    /** Once they show the code that is mailed to the new address too. */
    BY_MAILED_CODE
}
