import io.tidemark.schemas.Decision;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.subscriber.AlertFilters;
import io.tidemark.subscriber.AlertSubscriber;
import io.tidemark.subscriber.Delivery;
import io.tidemark.subscriber.SubscriberListener;
import io.tidemark.subscriber.SubscriberOptions;
import io.tidemark.subscriber.Unreadable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Follows alerts of fraud with the subscriber library, at least once, each with the key that tells it from all others.
 *
 * <p>usage: Alerts BOOTSTRAP_SERVERS SCHEMA_REGISTRY GROUP [PREFIX [COUNT]]
 */
public final class Alerts {

    public static void main(String[] args) throws Exception {
        SubscriberOptions options = SubscriberOptions.of(args[0], args[1], args[2])
                .withPrefix(args.length > 3 ? args[3] : "");
        AtomicLong left = new AtomicLong(args.length > 4 ? Long.parseLong(args[4]) : Long.MAX_VALUE);
        SubscriberListener listener = new SubscriberListener() {
            @Override
            public void unreadable(Unreadable record) {
                System.err.println(record.place() + " passed over: " + record.sentence());
            }

            @Override
            public void waits(String sentence) {
                System.err.println(sentence);
            }
        };
        try (AlertSubscriber<FraudAlert> alerts = AlertSubscriber.ofFraud(options, listener)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> alerts.stop(Duration.ofSeconds(30))));
            alerts.only(AlertFilters.decided(Decision.DECLINE, Decision.REVIEW, Decision.STEP_UP)).run(delivery -> {
                handle(delivery);
                if (left.decrementAndGet() == 0) {
                    alerts.stop();
                }
            });
        }
    }

    /** What you do with it goes here. The same key may come again after a crash: act on it once. */
    private static void handle(Delivery<FraudAlert> delivery) {
        FraudAlert alert = delivery.alert();
        System.out.println(delivery.key() + " " + alert.getDecision() + " " + alert.getTransaction().getCustomerId()
                + " " + alert.getTransaction().getTransactionId());
    }
}
