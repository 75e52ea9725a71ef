package interleave.cli.grade;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Bytes that can be read anywhere: a file's, or some in memory. */
interface Bytes extends Closeable {

    long size() throws IOException;

    /** So many bytes from there on. */
    byte[] at(long offset, int length) throws IOException;

    static Bytes of(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new Bytes() {
            @Override
            public long size() throws IOException {
                return channel.size();
            }

            @Override
            public byte[] at(long offset, int length) throws IOException {
                check(this, offset, length);
                ByteBuffer buffer = ByteBuffer.allocate(length);
                while (buffer.hasRemaining()) {
                    if (channel.read(buffer, offset + buffer.position()) < 0) {
                        throw new EOFException("the file ends too early");
                    }
                }
                return buffer.array();
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    static Bytes of(byte[] all) {
        return new Bytes() {
            @Override
            public long size() {
                return all.length;
            }

            @Override
            public byte[] at(long offset, int length) throws IOException {
                check(this, offset, length);
                return Arrays.copyOfRange(all, (int) offset, (int) offset + length);
            }

            @Override
            public void close() {
                // There is nothing to close.
            }
        };
    }

    private static void check(Bytes bytes, long offset, int length) throws IOException {
        if (offset < 0 || length < 0 || offset + length > bytes.size()) {
            throw new EOFException("it points beyond its own end");
        }
    }
}
