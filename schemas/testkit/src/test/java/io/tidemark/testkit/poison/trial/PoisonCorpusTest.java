package io.tidemark.testkit.poison.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.testkit.poison.Encoding;
import io.tidemark.testkit.poison.Poison;
import io.tidemark.testkit.poison.trial.PoisonCorpus.Drop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class PoisonCorpusTest {

    private static final Instant NOW = Instant.parse("2026-05-06T07:08:09Z");

    @Test
    void everyTopicIsPoisonedAndEveryClassHasANameOfItsOwn() {
        assertThat(PoisonCorpus.ALL)
                .extracting(Poison::name)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(25);
        assertThat(PoisonCorpus.ALL.stream().map(Poison::topic).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Topics.ALL);
    }

    @Test
    void theSameSeedGivesTheSameMixtureAndAnotherSeedAnother() {
        assertThat(bytes(7)).isEqualTo(bytes(7)).isNotEqualTo(bytes(8));
    }

    @Test
    void aMixtureHoldsEveryClassAndAsManyGoodRecordsAsPoison() {
        List<Drop> drops = mixture(PoisonCorpus.ALL, 1, 7);
        Set<String> names = drops.stream().map(Drop::poison).collect(Collectors.toSet());
        assertThat(names).hasSize(PoisonCorpus.ALL.size() + 1).contains("good");
        long good = drops.stream().filter(drop -> drop.poison().equals("good")).count();
        assertThat(good * 2).isEqualTo(drops.size());
    }

    @Test
    void aMixtureIsAsLargeAsAskedForAndRareClassesStayRare() {
        List<Poison> light = PoisonCorpus.ALL.stream()
                .filter(poison -> poison.topic().equals(Topics.ROLLOUT_REQUESTS))
                .toList();
        List<Drop> drops = mixture(light, 1_000, 7);
        assertThat(drops).hasSizeGreaterThanOrEqualTo(2_000);
        assertThat(drops).filteredOn(drop -> drop.poison().equals("large-note")).hasSize(8);
    }

    @Test
    void theRecordsOfADoseKeepTheirOrder() {
        List<Drop> drops = mixture(PoisonCorpus.ALL, 1, 7);
        List<Topic<?>> early = drops.stream()
                .filter(drop -> drop.poison().equals("label-before-its-transaction"))
                .<Topic<?>>map(drop -> drop.message().topic())
                .toList();
        assertThat(early).isEqualTo(List.of(Topics.LABELS, Topics.TRANSACTIONS));
    }

    private static List<Integer> bytes(long seed) {
        return mixture(PoisonCorpus.ALL, 1, seed).stream()
                .map(drop -> Arrays.hashCode(drop.message().value()))
                .toList();
    }

    private static List<Drop> mixture(List<Poison> classes, int records, long seed) {
        return PoisonCorpus.mixture(classes, records, seed, new PlainEncoding(), NOW, 4);
    }

    /** Gives out ids without a registry. */
    private static final class PlainEncoding implements Encoding {

        private final Set<String> foreign = new HashSet<>();

        @Override
        @SuppressWarnings("unchecked")
        public <T extends SpecificRecord> byte[] encode(Topic<T> topic, T message) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(new byte[] {0, 0, 0, 0, 1});
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            try {
                DatumWriter<T> writer = SpecificData.getForClass(topic.value()).createDatumWriter(topic.schema());
                writer.write(message, encoder);
                encoder.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }

        @Override
        public int schemaId(String schema) {
            assertThat(new Schema.Parser().parse(schema)).isNotNull();
            foreign.add(schema);
            return 1_000 + foreign.size();
        }
    }
}
