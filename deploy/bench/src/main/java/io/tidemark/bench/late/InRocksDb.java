package io.tidemark.bench.late;

import io.tidemark.bench.files.Directories;
import io.tidemark.features.engine.Block;
import io.tidemark.features.engine.BlockCodec;
import io.tidemark.features.engine.Blocks;
import io.tidemark.features.engine.EntityHead;
import io.tidemark.features.engine.EntityHeadCodec;
import io.tidemark.features.engine.EntityState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/** As the RocksDB state backend has it: bytes in Flink's build of RocksDB, read and written with every event. */
final class InRocksDb implements Keeping, Blocks {

    /** Number of no block. */
    private static final int HEAD = 0;

    private final Path directory;
    private final Options options = new Options().setCreateIfMissing(true);
    private final WriteOptions withoutLog = new WriteOptions().setDisableWAL(true);
    private final RocksDB db;

    InRocksDb() throws IOException {
        RocksDB.loadLibrary();
        directory = Files.createTempDirectory("tidemark-bench-late");
        try {
            db = RocksDB.open(options, directory.toString());
        } catch (RocksDBException e) {
            throw new IOException("RocksDB does not open in " + directory, e);
        }
    }

    @Override
    public EntityState take() {
        try {
            return new EntityState(EntityHeadCodec.read(in(db.get(key(HEAD)))), this);
        } catch (RocksDBException | IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void give(EntityState state) {
        put(HEAD, out -> EntityHeadCodec.write(state.head(), out));
    }

    void put(EntityHead head) {
        put(HEAD, out -> EntityHeadCodec.write(head, out));
    }

    @Override
    public Block get(int id) {
        try {
            byte[] bytes = db.get(key(id));
            return bytes == null ? null : BlockCodec.read(in(bytes));
        } catch (RocksDBException | IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void put(int id, Block block) {
        put(id, out -> BlockCodec.write(block, out));
    }

    @Override
    public void remove(int id) {
        try {
            db.delete(withoutLog, key(id));
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private void put(int id, Writing writing) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(8_192);
            writing.to(new DataOutputStream(bytes));
            db.put(withoutLog, key(id), bytes.toByteArray());
        } catch (RocksDBException | IOException e) {
            throw failed(e);
        }
    }

    private static byte[] key(int id) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(id).array();
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    private static UncheckedIOException failed(Exception cause) {
        return new UncheckedIOException("the entity's state is lost", new IOException(cause));
    }

    @Override
    public void close() {
        db.close();
        options.close();
        withoutLog.close();
        try {
            Directories.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("what the bench left behind in " + directory + " cannot be deleted", e);
        }
    }
}
