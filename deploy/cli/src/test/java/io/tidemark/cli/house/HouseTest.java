package io.tidemark.cli.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethodCall;
import io.tidemark.cli.house.FloorPlan.Room;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What holds for all modules together; the command line is the one that sees them all. */
class HouseTest {

    private static final int MOST_FILES = 22;

    /** Packages that are larger, each for a reason. */
    private static final Map<String, String> LARGE = Map.ofEntries(
            Map.entry("io.tidemark.features.engine", "the hot path, proven bit for bit as it stands"),
            Map.entry("io.tidemark.features.algebra", "one file for each aggregate, side by side"),
            Map.entry("io.tidemark.scoring.model.forest", "the hot path, proven bit for bit as it stands"));

    /** Of the JDK, without a clock for an argument. */
    private static final Predicate<JavaMethodCall> WITHOUT_CLOCK =
            call -> call.getTargetOwner().getPackageName().equals("java.time")
                            && call.getTarget().getName().equals("now")
                            && call.getTarget().getRawParameterTypes().stream()
                                    .noneMatch(type -> type.isAssignableTo(InstantSource.class))
                    || call.getTargetOwner().isEquivalentTo(System.class)
                            && call.getTarget().getName().equals("currentTimeMillis");

    private static final Predicate<JavaMethodCall> SYSTEM_CLOCK =
            call -> call.getTargetOwner().isAssignableTo(InstantSource.class)
                    && call.getTarget().getName().startsWith("system");

    /** Patterns of who makes a clock, each with the reason. */
    private static final Map<String, String> CLOCK_MAKERS = Map.of(
            "io\\.tidemark\\..*(Main|Plan|Command) calls .*",
            "a process or a command is put together there",
            "io\\.tidemark\\.(bench\\..*|demo\\.Demo|stack\\.FirstChampion) calls .*",
            "the whole is put together there",
            "io\\.tidemark\\.features\\.job\\.(log\\.Sinks|silence\\.RestingSource) calls .*",
            "the job's ends are put together there",
            "io\\.tidemark\\.drift\\.job\\.log\\..* calls .*",
            "it is opened on a task manager, to which none is handed",
            "io\\.tidemark\\..*\\.(SchemaRegistry|RolloutClient) calls .*",
            "clients for everybody, which tests hand one to");

    /** What is computed in these is a matter of their arguments alone. */
    private static final String[] PURE = {"io.tidemark..decision..", "io.tidemark.training..", "io.tidemark..stats.."};

    /**
     * Exit codes: the compiler writes constants in where they are used, and no more may be, since the class path of the
     * registry's process holds nothing else of ours.
     */
    private static final String CONSTANTS_ALONE = "schemas/process schemas/settings";

    @Test
    void everyModuleStandsInThePlanAndSeesOnlyWhatStandsAboveIt() {
        assertThat(FloorPlan.ROOMS)
                .extracting(Room::module)
                .as("modules of the plan and of the build")
                .containsExactlyInAnyOrderElementsOf(House.modules());
        Set<String> above = new TreeSet<>();
        for (Room room : FloorPlan.ROOMS) {
            assertThat(above).as("what stands above " + room.module()).containsAll(room.sees());
            above.add(room.module());
        }
    }

    @Test
    void classesNameOnlyThoseOfModulesThatTheirsMaySee() {
        Map<String, List<String>> plan = FloorPlan.sees();
        Map<String, Map<String, String>> seen = new TreeMap<>();
        House.CLASSES.forEach(type -> House.targets(type)
                .filter(target -> target.getPackageName().startsWith(House.OURS)
                        && House.CLASSES.contain(target.getName())
                        && !House.module(target).equals(House.module(type)))
                .forEach(target -> seen.computeIfAbsent(House.module(type), name -> new TreeMap<>())
                        .putIfAbsent(House.module(target), type.getName() + " names " + target.getName())));
        List<String> broken = new ArrayList<>();
        seen.forEach((module, others) -> others.forEach((other, how) -> {
            if (!plan.get(module).contains(other)) {
                broken.add("%s may not see %s, and %s; turn it round, or let the plan say so"
                        .formatted(module, other, how));
            }
        }));
        plan.forEach((module, others) -> others.stream()
                .filter(other -> !seen.getOrDefault(module, Map.of()).containsKey(other))
                .filter(other -> !(module + " " + other).equals(CONSTANTS_ALONE))
                .forEach(other -> broken.add("%s may see %s, and none of its classes does; take it out of the plan"
                        .formatted(module, other))));
        assertThat(broken).isEmpty();
    }

    @Test
    void aPomBringsNoModuleThatItsOwnMayNotSee() {
        Map<String, List<String>> plan = FloorPlan.sees();
        List<String> broken = new ArrayList<>();
        House.modules().stream()
                // It has no classes, and packs everything.
                .filter(module -> !module.equals("deploy/dist"))
                .forEach(module -> House.named(module).stream()
                        .filter(other -> !plan.get(module).contains(other))
                        .forEach(other ->
                                broken.add("the pom of %s brings %s, which it may not see".formatted(module, other))));
        assertThat(broken).isEmpty();
    }

    /** When it fails, the page as it should be lies in {@code deploy/cli/target/floor-plan.md}. */
    @Test
    void theCommittedPageIsTheGeneratedOne() throws IOException {
        String page = FloorPlan.page(MOST_FILES);
        Files.writeString(House.ROOT.resolve("deploy/cli/target/floor-plan.md"), page);
        assertThat(House.read(House.ROOT.resolve("docs/understand/floor-plan.md")))
                .isEqualTo(page);
    }

    @Test
    void packagesFormNoCircle() {
        Circles circles = new Circles(House.CLASSES);
        assertThat(circles.find().stream().map(circles::tell).toList()).isEmpty();
    }

    @Test
    void aPackageHoldsNoMoreFilesThanOneCanOverlook() {
        Map<String, Long> files = House.files();
        List<String> broken = new ArrayList<>();
        files.forEach((name, count) -> {
            if (count > MOST_FILES && !LARGE.containsKey(name)) {
                broken.add("%s has %d files, more than %d; divide it, or name it with a reason"
                        .formatted(name, count, MOST_FILES));
            }
        });
        LARGE.keySet().stream()
                .filter(name -> files.getOrDefault(name, 0L) <= MOST_FILES)
                .forEach(name -> broken.add(name + " is small enough or gone; take it off the list"));
        assertThat(broken).isEmpty();
    }

    @Test
    void whatIsComputedFromItsArgumentsKnowsNoServerAndNoClock() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.apache.flink..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(House.CLASSES);
    }

    /** How long something takes may be measured anywhere: that is {@link System#nanoTime}. */
    @Test
    void nobodyLooksAtTheTimeButAtAClockThatWasHandedIn() {
        assertThat(calls(WITHOUT_CLOCK))
                .as("take an InstantSource in the constructor")
                .isEmpty();
    }

    @Test
    void theSystemsClockIsMadeWhereAProcessOrACommandIsPutTogether() {
        List<String> calls = calls(SYSTEM_CLOCK);
        assertThat(calls)
                .as("take the clock from whoever makes it, or name it with a reason")
                .allMatch(call -> CLOCK_MAKERS.keySet().stream().anyMatch(call::matches));
        CLOCK_MAKERS.forEach((name, why) -> assertThat(calls)
                .as("%s (%s) makes none any more; take it off the list", name, why)
                .anyMatch(call -> call.matches(name)));
    }

    /** Who calls such a method, as {@code CLASS calls METHOD}. */
    private static List<String> calls(Predicate<JavaMethodCall> which) {
        return House.CLASSES.stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(which)
                .map(call -> House.outermost(call.getOriginOwner()).getName() + " calls "
                        + call.getTarget().getFullName())
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void everyTypeIsReachedFromAProcessOrACommand() {
        assertThat(EmptyWing.find())
                .as("types that nothing comes to; use them, delete them or name them with a reason")
                .isEqualTo(EmptyWing.KNOWN);
    }
}
