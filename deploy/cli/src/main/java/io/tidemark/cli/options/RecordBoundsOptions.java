package io.tidemark.cli.options;

import io.tidemark.schemas.door.RecordBounds;
import picocli.CommandLine.Option;

/**
 * How large an event of a topic could be for the features job: whoever reads the topics again must be told the same.
 */
public final class RecordBoundsOptions {

    @Option(
            names = "--record-bytes-most",
            paramLabel = "N",
            defaultValue = "262144",
            description = "of topics: record.bytes.most of the features job (default: ${DEFAULT-VALUE})")
    private int recordBytes;

    @Option(
            names = "--record-text-most",
            paramLabel = "N",
            defaultValue = "16384",
            description = "of topics: record.text.most of the features job (default: ${DEFAULT-VALUE})")
    private int recordText;

    @Option(
            names = "--record-attributes-most",
            paramLabel = "N",
            defaultValue = "1000",
            description = "of topics: record.attributes.most of the features job (default: ${DEFAULT-VALUE})")
    private int recordAttributes;

    public RecordBounds bounds() {
        return new RecordBounds(recordBytes, recordText, recordAttributes);
    }
}
