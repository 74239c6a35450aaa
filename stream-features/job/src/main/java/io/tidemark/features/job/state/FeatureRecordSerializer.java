package io.tidemark.features.job.state;

import io.tidemark.flink.type.AvroSerializer;
import io.tidemark.schemas.FeatureRecord;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Feature records between the last stage and whoever takes them, if the two are not chained. */
final class FeatureRecordSerializer extends AvroSerializer<FeatureRecord> {
    static final FeatureRecordSerializer INSTANCE = new FeatureRecordSerializer();
    private static final long serialVersionUID = 1L;

    private FeatureRecordSerializer() {
        super(FeatureRecord.class);
    }

    @Override
    public TypeSerializerSnapshot<FeatureRecord> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Public for Flink, which makes it by reflection. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<FeatureRecord> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
