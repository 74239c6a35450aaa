package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.schemas.Location;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Catalogues that are in use keep their hash, and their vectors every bit: models are bound to the one and were trained
 * on the other. What stands here was written down before there were numbers under names of a sender's own, and, of
 * those with several currencies, before a feature could say in which its amounts are.
 */
class CommittedCataloguesTest {

    private static final int TRANSACTIONS = 4_000;

    @ParameterizedTest
    @CsvSource({
        "handbook, f12d9f56ad0f25adab04c1d4bdaa858733280227e854fd018107855e87c093cd, 69bd3a79a0a82fefe18fad22155de6717a009cbb819118ef80b3e25e28d7a3cb",
        "payments, 59e12685eebf5caf9ecf02a26e2f9ebb195e95edd630b2184839334d9d949485, e84dbfa0f3ed167c5879e743dc4820cc77484f81be3089c3c6e8bb26f0504ecd",
        "../../docs/use/ulb-catalogue.yaml, 026a4e4f6725b6bc4c6333f200a4ca7537e9ef95fd7c7a2eb083b78adf6cdc3f, 738c0f9b3ed81adc7b29736e7a624107ff5e98e77d76ad8851031c94ed05fe30",
        "src/test/resources/io/tidemark/features/engine/one-currency-named.yaml, 0548ce2cfbf2ed9fbcfdce887d75af46e686243a80330d31d8f7d4a32145439d, e76fda852e2f8abf5b9374e0659acf7a5bb74f3398306e9ec368c064d4413e9a",
        "src/test/resources/io/tidemark/features/engine/one-currency-single.yaml, 839401f113992356e716226da2113bf290498c0ffcd5480f867e9482db56986e, 8e467cdef54e20b8332f8c28bada04a4c120b96c546eb1b7d99fd9119d58f9fd",
        "src/test/resources/io/tidemark/features/engine/currencies-by-filter.yaml, 286e97f6683374789ac260d0e71671e2fa70b3789aba1753be5b660652706b52, 1c0335fbfcdbc364e474cd31873b04c33875f17082374179621e0e6f406d6f8a",
    })
    void keepTheirHashAndTheirVectors(String name, String hash, String vectors) throws Exception {
        Catalogue catalogue = CatalogueReader.resolve(name);
        assertThat(catalogue.hash()).isEqualTo(hash);
        assertThat(vectors(catalogue)).isEqualTo(vectors);
    }

    /** SHA-256 of all values of the vectors of some traffic, in order. */
    private static String vectors(Catalogue catalogue) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        FeatureEngine engine = new FeatureEngine(catalogue);
        ByteBuffer bytes = ByteBuffer.allocate(8 * engine.width());
        Random random = new Random(20_240_301);
        long millis = 0;
        for (int i = 0; i < TRANSACTIONS; i++) {
            millis += random.nextInt(10) == 0 ? 36_000_000 : random.nextInt(900_000);
            Transaction transaction = transaction("id" + i, millis, random);
            double[] vector = engine.transaction(transaction);
            bytes.clear();
            for (double value : vector) {
                bytes.putDouble(value);
            }
            digest.update(bytes.array());
            if (random.nextInt(20) == 0) {
                engine.label(Samples.label("id" + i, millis, millis + random.nextInt(9_000_000), Verdict.FRAUD));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Transaction transaction(String id, long millis, Random random) {
        boolean late = random.nextInt(15) == 0;
        return Transaction.newBuilder(Samples.transaction(id, millis - (late ? random.nextInt(7_200_000) : 0)))
                .setCustomerId("c" + random.nextInt(12))
                .setTerminalId(random.nextInt(40) == 0 ? "" : "t" + random.nextInt(8))
                .setAmount(amount(random))
                .setChannel(random.nextInt(5) == 0 ? null : random.nextBoolean() ? "online" : "chip")
                .setCountry(random.nextInt(5) == 0 ? null : random.nextBoolean() ? "DE" : "FR")
                .setCategory("g" + random.nextInt(30))
                .setDevice(random.nextInt(4) == 0 ? null : "d" + random.nextInt(20))
                .setLocation(
                        random.nextInt(3) == 0
                                ? null
                                : new Location(random.nextInt(1_800) / 10.0 - 90, random.nextInt(3_600) / 10.0 - 180))
                .setAttributes(Map.of("V1", String.valueOf(random.nextInt(2_000) / 100.0 - 10)))
                .build();
    }

    private static Money amount(Random random) {
        int kind = random.nextInt(30);
        return kind == 0 ? null : new Money(kind == 1 ? -1L : random.nextInt(50_000), kind == 2 ? "USD" : "EUR");
    }
}
