package io.tidemark.cli.house;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which module may see which: by name of a class, whatever else its class path brings. */
final class FloorPlan {

    /**
     * One module.
     *
     * @param module its folder
     * @param sees the modules whose classes its own may name, all of them above it in the list
     */
    record Room(String module, List<String> sees) {}

    private static final String SETTINGS = "schemas/settings";
    private static final String RECORDS = "schemas/records";
    private static final String LOG = "schemas/log";
    private static final String FLINK = "schemas/flink";
    private static final String START = "schemas/start";
    private static final String OPS = "schemas/ops";
    private static final String PROCESS = "schemas/process";
    private static final String EMBEDDED = "deploy/embedded";
    private static final String SUBSCRIBER = "deploy/subscriber";
    private static final String WEBHOOKS = "deploy/webhooks";
    private static final String CONSOLE = "deploy/console";
    private static final String CORE = "stream-features/core";
    private static final String FILES = "stream-features/files";
    private static final String FEATURES_JOB = "stream-features/job";
    private static final String MODEL = "stream-scoring/model";
    private static final String POLICY = "stream-scoring/policy";
    private static final String XGBOOST = "stream-scoring/xgboost4j";
    private static final String MODEL_TESTKIT = "stream-scoring/testkit";
    private static final String RELEASE = "stream-scoring/release";
    private static final String SCORING = "stream-scoring/app";
    private static final String ROLLOUT = "stream-scoring/rollout";
    private static final String STATS = "drift-monitor/stats";
    private static final String DRIFT_JOB = "drift-monitor/job";
    private static final String TRAINING = "drift-monitor/training";
    private static final String RETRAINING = "drift-monitor/retraining";
    private static final String BENCH = "deploy/bench";
    private static final String STACK = "deploy/stack";
    private static final String DEMO = "deploy/demo";
    private static final String CLI = "deploy/cli";

    /** From the ground up. To add a module, give it a line above the first that sees it. */
    static final List<Room> ROOMS = List.of(
            room(SETTINGS),
            room(RECORDS, SETTINGS),
            room(LOG, SETTINGS, RECORDS),
            room("schemas/testkit", SETTINGS, RECORDS, LOG),
            room(FLINK, SETTINGS, LOG),
            room(OPS, SETTINGS),
            room(PROCESS, SETTINGS),
            room(START, SETTINGS, LOG, OPS),
            room(EMBEDDED, LOG, OPS, PROCESS),
            room(SUBSCRIBER, RECORDS),
            room(WEBHOOKS, SETTINGS, RECORDS, LOG, OPS, START, SUBSCRIBER),
            room(CORE, SETTINGS, RECORDS),
            room(CONSOLE, SETTINGS, RECORDS, LOG, OPS, START, CORE),
            room(FILES, SETTINGS, RECORDS, CORE),
            room(FEATURES_JOB, SETTINGS, RECORDS, LOG, FLINK, CORE, FILES),
            room(MODEL, SETTINGS),
            room(POLICY, SETTINGS, RECORDS, CORE),
            room(XGBOOST, MODEL),
            room(MODEL_TESTKIT, RECORDS, LOG, CORE, MODEL, POLICY),
            room(RELEASE, SETTINGS, RECORDS, LOG, OPS, MODEL, XGBOOST),
            room(SCORING, SETTINGS, RECORDS, LOG, OPS, START, MODEL, POLICY, RELEASE),
            room(ROLLOUT, SETTINGS, RECORDS, LOG, OPS, START, MODEL, POLICY, RELEASE),
            room(STATS),
            room(DRIFT_JOB, SETTINGS, RECORDS, LOG, FLINK, MODEL, STATS),
            room(TRAINING, SETTINGS, RECORDS, CORE, FILES, MODEL, XGBOOST, STATS),
            room(RETRAINING, SETTINGS, RECORDS, LOG, OPS, PROCESS, START, CORE, MODEL, TRAINING),
            room("deploy/cluster"),
            room(
                    STACK,
                    SETTINGS,
                    RECORDS,
                    LOG,
                    FLINK,
                    OPS,
                    PROCESS,
                    START,
                    EMBEDDED,
                    CORE,
                    FEATURES_JOB,
                    MODEL,
                    SCORING,
                    ROLLOUT,
                    DRIFT_JOB,
                    TRAINING,
                    RETRAINING,
                    WEBHOOKS,
                    CONSOLE),
            room(
                    BENCH,
                    RECORDS,
                    LOG,
                    PROCESS,
                    EMBEDDED,
                    CORE,
                    FEATURES_JOB,
                    MODEL,
                    POLICY,
                    XGBOOST,
                    SCORING,
                    ROLLOUT,
                    STATS,
                    DRIFT_JOB,
                    TRAINING,
                    RETRAINING,
                    STACK),
            room(DEMO, RECORDS, LOG, PROCESS, CORE, FILES, ROLLOUT, TRAINING, STACK),
            room(
                    CLI,
                    SETTINGS,
                    RECORDS,
                    LOG,
                    FLINK,
                    PROCESS,
                    CORE,
                    FILES,
                    FEATURES_JOB,
                    MODEL,
                    POLICY,
                    XGBOOST,
                    RELEASE,
                    SCORING,
                    ROLLOUT,
                    STATS,
                    DRIFT_JOB,
                    TRAINING,
                    RETRAINING,
                    SUBSCRIBER,
                    WEBHOOKS,
                    CONSOLE,
                    STACK,
                    DEMO),
            room("deploy/dist"));

    private static final String BEGINNING =
            """
            # The floor plan

            Which module may see which, from the ground up: a class may name only classes of its own module and of those in the last column. What a module sees stands above it, so there is no circle.
            Which packages lie in a module, its packages say themselves, each in its `package-info.java`; packages form no circle either, and hold at most %d files.

            This page is made from the table in `FloorPlan`, a test of `deploy/cli`, which is also held against the compiled classes and the poms of all modules.

            | module | what it is | sees |
            |---|---|---|
            """;

    private static final Pattern DESCRIPTION = Pattern.compile("<description>(.*?)</description>");

    private FloorPlan() {}

    private static Room room(String module, String... sees) {
        return new Room(module, List.of(sees));
    }

    static Map<String, List<String>> sees() {
        return ROOMS.stream().collect(Collectors.toMap(Room::module, Room::sees, (one, other) -> one, TreeMap::new));
    }

    static String page(int mostFiles) {
        return BEGINNING.formatted(mostFiles)
                + ROOMS.stream().map(FloorPlan::row).collect(Collectors.joining());
    }

    private static String row(Room room) {
        Matcher description =
                DESCRIPTION.matcher(House.read(House.ROOT.resolve(room.module()).resolve("pom.xml")));
        return "| `%s` | %s | %s |\n"
                .formatted(
                        room.module(),
                        description.find() ? description.group(1) : "",
                        room.sees().stream().map(name -> "`" + name + "`").collect(Collectors.joining(" ")));
    }
}
