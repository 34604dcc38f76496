package dev.kith.domain.profile;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A position on Earth (WGS 84), in degrees. */
public record LatLng(double latitude, double longitude) {

    /** At the equator, in metres. */
    private static final double EARTH_RADIUS = 6_378_140;

    /** The longest text that {@link #parse} reads. */
    private static final int MAX_LENGTH = 64;

    private static final Pattern FORM =
            Pattern.compile(" *+(-?+[0-9]{1,3}+(?:\\.[0-9]++)?+) *+, *+(-?+[0-9]{1,3}+(?:\\.[0-9]++)?+) *+");

    public LatLng {
        if (!(latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180)) {
            throw new IllegalArgumentException("Not a place: " + latitude + "," + longitude);
        }
    }

    /** Reads {@code lat,lng} in plain decimal degrees. */
    public static LatLng parse(String text) {
        Matcher degrees = FORM.matcher(text);
        if (text.length() > MAX_LENGTH || !degrees.matches()) {
            throw new IllegalArgumentException("A place is written lat,lng");
        }
        return new LatLng(Double.parseDouble(degrees.group(1)), Double.parseDouble(degrees.group(2)));
    }

    /** The point on the opposite side of the Earth. The points nearest to it are the farthest from this one. */
    public LatLng antipode() {
        return new LatLng(-latitude, longitude > 0 ? longitude - 180 : longitude + 180);
    }

    /** The great-circle distance on a sphere, in metres. */
    public double distanceTo(LatLng other) {
        double up = Math.toRadians(other.latitude - latitude);
        double across = Math.toRadians(other.longitude - longitude);
        double chord = Math.pow(Math.sin(up / 2), 2)
                + Math.pow(Math.sin(across / 2), 2)
                        * Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude));
        return EARTH_RADIUS * 2 * Math.asin(Math.min(1, Math.sqrt(chord)));
    }

    /** In the form that {@link #parse} reads. */
    @Override
    public String toString() {
        return decimal(latitude) + "," + decimal(longitude);
    }

    private static String decimal(double degrees) {
        String text = Double.toString(degrees);
        return text.contains("E") ? new BigDecimal(text).stripTrailingZeros().toPlainString() : text;
    }
}
