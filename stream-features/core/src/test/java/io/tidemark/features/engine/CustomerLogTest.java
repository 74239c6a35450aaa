package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Transaction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomerLogTest {

    private static final Duration RETENTION = Duration.ofDays(1);

    private final CustomerLog log = new CustomerLog();

    @Test
    void newTransactionsAreNumberedFromOneAndRepetitionsAreNot() {
        assertThat(log.admit(Samples.transaction("a", 0), RETENTION)).isEqualTo(new Admission(Admission.Kind.NEW, 1));
        assertThat(log.admit(Samples.transaction("a", 0), RETENTION).kind()).isEqualTo(Admission.Kind.DUPLICATE);
        assertThat(log.admit(Samples.transaction("a", 1), RETENTION).kind()).isEqualTo(Admission.Kind.CONFLICT);
        assertThat(log.admit(Samples.transaction("a", 0, 101, "EUR"), RETENTION).kind())
                .isEqualTo(Admission.Kind.CONFLICT);
        assertThat(log.admit(Samples.transaction("b", 0), RETENTION)).isEqualTo(new Admission(Admission.Kind.NEW, 2));
        assertThat(log.admitted()).isEqualTo(2);
    }

    @Test
    void theOrderOfAttributesIsNoDifferenceAndTheirContentIs() {
        log.admit(with(Map.of("x", "1", "y", "2")), RETENTION);
        Map<String, String> turned = new LinkedHashMap<>();
        turned.put("y", "2");
        turned.put("x", "1");
        assertThat(log.admit(with(turned), RETENTION).kind()).isEqualTo(Admission.Kind.DUPLICATE);
        assertThat(log.admit(with(Map.of("x", "2", "y", "1")), RETENTION).kind())
                .isEqualTo(Admission.Kind.CONFLICT);
    }

    @Test
    void idsAreForgottenAfterTheRetentionAndTheNumbersGoOn() throws IOException {
        log.admit(Samples.transaction("a", 0), RETENTION);
        log.admit(Samples.transaction("b", RETENTION.toMillis()), RETENTION);
        assertThat(log.size()).isEqualTo(1);
        CustomerLog read = travelled(log).copy();
        assertThat(read.admit(Samples.transaction("b", RETENTION.toMillis()), RETENTION)
                        .kind())
                .isEqualTo(Admission.Kind.DUPLICATE);
        assertThat(read.admit(Samples.transaction("a", 0), RETENTION)).isEqualTo(new Admission(Admission.Kind.NEW, 3));
    }

    private static Transaction with(Map<String, String> attributes) {
        return Transaction.newBuilder(Samples.transaction("a", 0))
                .setAttributes(attributes)
                .build();
    }

    private static CustomerLog travelled(CustomerLog log) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CustomerLogCodec.write(log, new DataOutputStream(bytes));
        return CustomerLogCodec.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
