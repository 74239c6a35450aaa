package io.tidemark.features.algebra;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Long numbers in 1 to 10 bytes, seven bits each, the lowest first: small numbers are the rule. */
public final class VarInts {

    private VarInts() {}

    public static void write(DataOutput out, long number) throws IOException {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    public static long read(DataInput in) throws IOException {
        long number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte part = in.readByte();
            number |= (part & 0x7FL) << shift;
            if (part >= 0) {
                return number;
            }
        }
        throw new IOException("a number of the state does not end: the bytes are damaged");
    }

    /** As {@link #write}, but small negative numbers are short, too. */
    public static void writeSigned(DataOutput out, long number) throws IOException {
        write(out, (number << 1) ^ (number >> 63));
    }

    public static long readSigned(DataInput in) throws IOException {
        long number = read(in);
        return (number >>> 1) ^ -(number & 1);
    }

    /** A count that memory must be provided for. */
    public static int readCount(DataInput in) throws IOException {
        long count = read(in);
        if (count < 0 || count > Integer.MAX_VALUE - 8) {
            throw new IOException("the state claims " + count + " entries: the bytes are damaged");
        }
        return (int) count;
    }
}
