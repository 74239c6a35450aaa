package io.tidemark.scoring.app.owner;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Who decides the transactions of a prefix. On the log: the owner is the value, the claim is two headers.
 *
 * @param owner the {@code application.id} that decided last
 * @param claim of another one that takes over from it and has not begun; nobody decides meanwhile
 */
record Ownership(String owner, Optional<Claim> claim) {

    private static final byte[] KEY = "owner".getBytes(StandardCharsets.UTF_8);
    private static final String CLAIMANT = "claimant";
    private static final String INSTANCE = "instance";

    /**
     * Somebody takes over.
     *
     * @param instance which of its instances is at it
     */
    record Claim(String application, String instance) {}

    static Ownership of(String owner) {
        return new Ownership(owner, Optional.empty());
    }

    Ownership claimedBy(Claim claimant) {
        return new Ownership(owner, Optional.of(claimant));
    }

    boolean lets(String application) {
        return claim.isEmpty() && owner.equals(application);
    }

    boolean isClaimedBy(String application) {
        return claim.filter(one -> one.application().equals(application)).isPresent();
    }

    /** For people, as in "... ". */
    String inWords() {
        return claim.map(one -> "%s is taking over from %s".formatted(one.application(), owner))
                .orElse(owner + " decides");
    }

    /** Empty if the owner was taken back. */
    static Optional<Ownership> read(ConsumerRecord<byte[], byte[]> message) {
        if (message.value() == null) {
            return Optional.empty();
        }
        Header claimant = message.headers().lastHeader(CLAIMANT);
        Optional<Claim> claim = Optional.ofNullable(claimant)
                .map(by -> new Claim(
                        text(by.value()),
                        text(message.headers().lastHeader(INSTANCE).value())));
        return Optional.of(new Ownership(text(message.value()), claim));
    }

    ProducerRecord<byte[], byte[]> record(String topic) {
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(topic, 0, KEY, bytes(owner));
        claim.ifPresent(
                one -> message.headers().add(CLAIMANT, bytes(one.application())).add(INSTANCE, bytes(one.instance())));
        return message;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
