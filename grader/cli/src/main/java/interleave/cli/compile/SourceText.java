package interleave.cli.compile;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The bytes of a source file: the same ones are text for a build, for the report card and for the grading of a class. */
public final class SourceText {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private SourceText() {}

    /**
     * Why a file cannot be compiled, whatever stands in it, in a sentence that says what to do; or null.
     *
     * @param file its name
     * @param content its bytes
     */
    public static String problemOf(String file, byte[] content) {
        if (beginsWithByteOrderMark(content)) {
            return file
                    + " begins with a byte order mark, which the compiler does not take. Save it as UTF-8 without BOM.";
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return null;
        } catch (CharacterCodingException other) {
            return file + " is not UTF-8. Save it in that encoding.";
        }
    }

    private static boolean beginsWithByteOrderMark(byte[] content) {
        for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
            if (content.length <= i || content[i] != BYTE_ORDER_MARK[i]) {
                return false;
            }
        }
        return true;
    }
}
