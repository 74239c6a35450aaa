package io.tidemark.flink.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.flink.type.CodecType;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class ReadTest {
    private static final TypeInformation<Read<Message>> TYPE =
            ReadSerializer.type(new CodecType<>(Message.class, MessageSerializer.INSTANCE));
    private static final TypeSerializer<Read<Message>> SERIALIZER = TYPE.createSerializer(new SerializerConfigImpl());

    private final Read<Message> sound = new Read.Sound<>(Message.of("k", new byte[] {1, 2}));
    private final Read<Message> refused = new Read.Refused<>(new byte[] {3});

    @Test
    void bothKindsComeBackAsTheyWent() throws IOException {
        for (Read<Message> read : List.of(sound, refused)) {
            Read<Message> back = SERIALIZER.deserialize(new DataInputDeserializer(bytes(read)));
            assertThat(back).usingRecursiveComparison().isEqualTo(read);
            assertThat(SERIALIZER.copy(read)).isSameAs(read);
        }
    }

    /** What this version writes, for those to come. */
    @Test
    void theBytesOfTheFirstVersionAreRead() throws IOException {
        byte[] soundBytes = {1, 0, 0, 0, 1, 'k', 0, 0, 0, 2, 1, 2};
        byte[] refusedBytes = {2, 0, 0, 0, 1, 3};
        assertThat(bytes(sound)).isEqualTo(soundBytes);
        assertThat(bytes(refused)).isEqualTo(refusedBytes);
        assertThatThrownBy(() -> SERIALIZER.deserialize(new DataInputDeserializer(new byte[] {3})))
                .hasMessageContaining("of kind 3, which is unknown; it was written by a newer build");
    }

    @Test
    void theTypeOfWhatIsReadIsPartOfTheSnapshot() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, SERIALIZER.snapshotConfiguration());
        TypeSerializerSnapshot<Read<Message>> back = TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());
        assertThat(back.restoreSerializer()).isEqualTo(SERIALIZER);
        assertThat(SERIALIZER
                        .snapshotConfiguration()
                        .resolveSchemaCompatibility(back)
                        .isCompatibleAsIs())
                .isTrue();
    }

    @Test
    void whatWasRefusedComesBeforeAllTimeAndLeavesAtTheSide() throws Exception {
        assertThat(sound.time(message -> message.value().length)).isEqualTo(2);
        assertThat(refused.time(message -> 7)).isEqualTo(Long.MIN_VALUE);
        try (var intake = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new Intake<Message>()))) {
            intake.open();
            intake.processElement(new StreamRecord<>(sound));
            intake.processElement(new StreamRecord<>(refused));
            assertThat(intake.extractOutputValues()).singleElement().satisfies(message -> assertThat(message.value())
                    .containsExactly(1, 2));
            assertThat(intake.getSideOutput(Intake.REFUSED)).singleElement().satisfies(letter -> {
                assertThat(letter.getValue().key()).isEmpty();
                assertThat(letter.getValue().value()).containsExactly(3);
            });
        }
    }

    private static byte[] bytes(Read<Message> read) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        SERIALIZER.serialize(read, out);
        return out.getCopyOfBuffer();
    }
}
