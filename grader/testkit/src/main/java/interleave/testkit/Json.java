package interleave.testkit;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A piece of JSON text. The test class path of an exercise stays free of a JSON library for the sake of five kinds of
 * line.
 */
record Json(String text) {
    static Json of(Object value) {
        if (value instanceof Json json) {
            return json;
        }
        if (value instanceof Map<?, ?> map) {
            return new Json(map.entrySet().stream()
                    .map(e -> quoted(String.valueOf(e.getKey())) + ":" + of(e.getValue()).text)
                    .collect(Collectors.joining(",", "{", "}")));
        }
        if (value instanceof List<?> list) {
            return new Json(list.stream().map(v -> of(v).text).collect(Collectors.joining(",", "[", "]")));
        }
        boolean bare = value == null || value instanceof Number || value instanceof Boolean;
        return new Json(bare ? String.valueOf(value) : quoted(value.toString()));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                default -> {
                    // Unpaired surrogates cannot be written as UTF-8, so all of them are escaped.
                    if (c < ' ' || Character.isSurrogate(c)) {
                        quoted.append(String.format("\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
