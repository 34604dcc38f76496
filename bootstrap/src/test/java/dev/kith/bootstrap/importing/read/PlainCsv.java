package dev.kith.bootstrap.importing.read;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads CSV plainly and slowly, one character after the other, for comparison. */
public final class PlainCsv {

    private static final Pattern LINES = Pattern.compile("[^\r\n]*+(?:\r\n|\r|\n)|[^\r\n]++");

    /** @param fields null for a row that is not CSV or not UTF-8 */
    public record Row(long number, @Nullable List<String> fields) {}

    private final String text;
    private final List<String> fields = new ArrayList<>();
    private int position;

    private PlainCsv(String text) {
        this.text = text;
    }

    /** Every byte is a character here, because commas, quotes and line ends have one byte in UTF-8. */
    public static List<Row> rows(byte[] bytes) {
        List<String> lines = LINES.matcher(new String(bytes, StandardCharsets.ISO_8859_1))
                .results()
                .map(MatchResult::group)
                .toList();
        List<Row> rows = new ArrayList<>();
        int line = 0;
        while (line < lines.size()) {
            int number = line + 1;
            PlainCsv row = new PlainCsv(String.join("", lines.subList(line, lines.size())));
            if ("\r\n".indexOf(lines.get(line).charAt(0)) >= 0) {
                line++;
            } else if (row.isRow()) {
                int start = line;
                for (int end = row.position; end > 0; end -= lines.get(line - 1).length()) {
                    line++;
                }
                rows.add(new Row(number, decoded(row.fields, String.join("", lines.subList(start, line)))));
            } else {
                rows.add(new Row(number, null));
                line++;
            }
        }
        return rows;
    }

    private static @Nullable List<String> decoded(List<String> fields, String row) {
        try {
            decode(row);
            List<String> decoded = new ArrayList<>();
            for (String field : fields) {
                decoded.add(decode(field));
            }
            return decoded;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static String decode(String bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                .toString();
    }

    private boolean isRow() {
        while (isField()) {
            boolean isLast = position == text.length() || text.charAt(position) != ',';
            position = Math.min(text.length(), position + 1);
            if (isLast) {
                return true;
            }
        }
        return false;
    }

    private boolean isField() {
        StringBuilder field = new StringBuilder();
        boolean isQuoted = text.startsWith("\"", position);
        if (isQuoted) {
            position++;
            while (!text.startsWith("\"", position) || text.startsWith("\"\"", position)) {
                if (position == text.length()) {
                    return false;
                }
                field.append(text.charAt(position));
                position += text.charAt(position) == '"' ? 2 : 1;
            }
            position++;
        } else {
            while (!isFieldEnd()) {
                field.append(text.charAt(position));
                position++;
            }
        }
        fields.add(field.toString());
        return isFieldEnd();
    }

    private boolean isFieldEnd() {
        return position == text.length() || ",\r\n".indexOf(text.charAt(position)) >= 0;
    }
}
