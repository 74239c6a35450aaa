package io.tidemark.scoring.app.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;

/**
 * Stores of a few bytes a customer: RocksDB's defaults would take over 100 MB for each task. Kafka Streams makes it by
 * reflection.
 */
public final class SmallRocks implements RocksDBConfigSetter {

    private static final long WRITE_BUFFER = 4L << 20;
    private static final int WRITE_BUFFERS = 2;

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        options.setWriteBufferSize(WRITE_BUFFER);
        options.setMaxWriteBufferNumber(WRITE_BUFFERS);
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setCacheIndexAndFilterBlocks(true);
        options.setTableFormatConfig(table);
    }

    @Override
    public void close(String store, Options options) {
        // Nothing of its own was made.
    }
}
