package io.tidemark.console;

import io.tidemark.console.board.Board;
import io.tidemark.console.board.Follower;
import io.tidemark.console.board.Hub;
import io.tidemark.console.meters.ConsoleMeters;
import io.tidemark.console.panel.HealthPanel;
import io.tidemark.console.panel.Panels;
import io.tidemark.console.panel.Transactions;
import io.tidemark.console.web.ConsoleHttp;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.ops.OpsServer;
import io.tidemark.settings.Keys;
import io.tidemark.settings.Settings;
import io.tidemark.start.Opened;
import io.tidemark.start.Operations;
import io.tidemark.start.ProcessPlan;
import io.tidemark.start.RunningProcess;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** How the process is started. */
final class ConsolePlan implements ProcessPlan<ConsoleSettings> {

    private static final HealthPanel.Reading NOT_YET = new HealthPanel.Reading(-1, null);

    @Override
    public Keys keys() {
        return ConsoleKeys.ALL;
    }

    @Override
    public ConsoleSettings read(Settings settings) {
        return ConsoleSettings.of(settings);
    }

    @Override
    public Operations operations(ConsoleSettings config) {
        return config.operations();
    }

    @Override
    public Optional<Connection> connection(ConsoleSettings config) {
        return Optional.of(config.connection());
    }

    @Override
    public RunningProcess start(ConsoleSettings config, OpsServer ops) {
        return Opened.whole(opened -> start(config, new ConsoleMeters(ops.registry()), opened));
    }

    private Console start(ConsoleSettings config, ConsoleMeters meters, Opened opened) {
        Catalogue catalogue = CatalogueReader.resolve(config.catalogue());
        Follower.needs(keys().name()).require(config.connection());
        InstantSource clock = InstantSource.system();
        AtomicReference<Follower> follower = new AtomicReference<>();
        Transactions transactions = new Transactions(config.kept(), hash -> names(catalogue, hash));
        HealthPanel health = new HealthPanel(() -> reading(follower.get()));
        Board board = new Board(Panels.of(transactions, health), clock);
        SchemaRegistry registry = opened.add(SchemaRegistry.connect(config.connection()));
        follower.set(opened.add(Follower.start(config.connection(), registry, board, clock.instant(), config.back())));
        Hub hub = opened.add(new Hub(board, config.browsers())).start();
        opened.add(ConsoleHttp.start(config.site(), board, hub, meters));
        meters.watch(hub, follower.get());
        return new Console(follower.get(), opened, new CountDownLatch(1));
    }

    private static Optional<List<String>> names(Catalogue catalogue, String hash) {
        return catalogue.hash().equals(hash) ? Optional.of(catalogue.featureNames()) : Optional.empty();
    }

    private static HealthPanel.Reading reading(Follower follower) {
        return follower == null
                ? NOT_YET
                : new HealthPanel.Reading(follower.lag(), follower.failure().orElse(null));
    }

    /** The running process. */
    private record Console(Follower follower, Opened opened, CountDownLatch closed) implements RunningProcess {

        @Override
        public Optional<String> reasonNotReady() {
            return follower.failure();
        }

        @Override
        public Optional<String> awaitEnd() throws InterruptedException {
            closed.await();
            return Optional.empty();
        }

        @Override
        public void close() {
            opened.close();
            closed.countDown();
        }
    }
}
