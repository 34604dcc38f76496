package dev.kith.domain.profile;

/** A position on Earth (WGS 84), in degrees. */
public record LatLng(double latitude, double longitude) {

    /** At the equator, in metres. */
    private static final double EARTH_RADIUS = 6_378_140;

    public LatLng {
        if (!(latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180)) {
            throw new IllegalArgumentException("Not a place: " + latitude + "," + longitude);
        }
    }

    /** Reads {@code lat,lng} in decimal degrees. */
    public static LatLng parse(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("A place is written lat,lng");
        }
        return new LatLng(Double.parseDouble(parts[0].trim()), Double.parseDouble(parts[1].trim()));
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

    @Override
    public String toString() {
        return latitude + "," + longitude;
    }
}
