package dev.kith.bootstrap.importing.read;

/** Text of a file in a message to the operator: short, and without characters that a terminal obeys. */
final class PrintableText {

    private static final int MAX_LENGTH = 300;

    private PrintableText() {}

    static String of(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().limit(MAX_LENGTH).forEach(point -> {
            if (isPrintable(point)) {
                printable.appendCodePoint(point);
            } else {
                printable.append(String.format("\\u%04x", point));
            }
        });
        return text.codePointCount(0, text.length()) > MAX_LENGTH
                ? printable.append("...").toString()
                : printable.toString();
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
