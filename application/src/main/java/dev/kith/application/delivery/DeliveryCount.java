package dev.kith.application.delivery;

/**
 * How many events of a webhook are in deliveries that are stored.
 *
 * @param waiting for another attempt
 * @param dead those without another attempt
 */
public record DeliveryCount(long waiting, long dead) {

    public static final DeliveryCount NONE = new DeliveryCount(0, 0);
}
