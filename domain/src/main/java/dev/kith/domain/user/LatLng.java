package dev.kith.domain.user;

/** A place on Earth (WGS 84), in degrees. */
public record LatLng(double latitude, double longitude) {

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

    @Override
    public String toString() {
        return latitude + "," + longitude;
    }
}
