package interleave.explorer;

/** Writes one JSON object. */
final class Json {
    private final StringBuilder out = new StringBuilder();
    private boolean first = true;

    void begin() {
        out.append('{');
        first = true;
    }

    void end() {
        out.append('}');
        first = false;
    }

    private void name(String name) {
        if (!first) {
            out.append(',');
        }
        first = false;
        quote(name);
        out.append(':');
    }

    void field(String name, String value) {
        name(name);
        if (value == null) {
            out.append("null");
        } else {
            quote(value);
        }
    }

    void field(String name, long value) {
        name(name);
        out.append(value);
    }

    void field(String name, boolean value) {
        name(name);
        out.append(value);
    }

    void raw(String name, String json) {
        name(name);
        out.append(json);
    }

    void strings(String name, Iterable<String> values) {
        name(name);
        out.append('[');
        String comma = "";
        for (String each : values) {
            out.append(comma);
            quote(each);
            comma = ",";
        }
        out.append(']');
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                default -> {
                    // Also kept out of a script element, into which a page may put it.
                    if (c < ' ' || c == '<' || c == '\u2028' || c == '\u2029') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
