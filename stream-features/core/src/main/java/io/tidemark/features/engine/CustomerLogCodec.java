package io.tidemark.features.engine;

import io.tidemark.features.algebra.VarInts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link CustomerLog}: a version, then its entries in order of arrival. */
public final class CustomerLogCodec {

    private static final int VERSION = 1;

    private CustomerLogCodec() {}

    public static void write(CustomerLog log, DataOutput out) throws IOException {
        out.writeByte(VERSION);
        VarInts.write(out, log.admitted);
        out.writeLong(log.newest);
        VarInts.write(out, log.seen.size());
        for (var entry : log.seen.entrySet()) {
            out.writeUTF(entry.getKey());
            VarInts.write(out, entry.getValue().eventTime());
            out.writeLong(entry.getValue().content());
        }
    }

    public static CustomerLog read(DataInput in) throws IOException {
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("the customer log has version " + version + " and this release reads up to " + VERSION
                    + "; resume it with the release that wrote it");
        }
        CustomerLog log = new CustomerLog();
        log.admitted = VarInts.read(in);
        log.newest = in.readLong();
        int size = VarInts.readCount(in);
        for (int i = 0; i < size; i++) {
            log.seen.put(in.readUTF(), new CustomerLog.Seen(VarInts.read(in), in.readLong()));
        }
        return log;
    }
}
