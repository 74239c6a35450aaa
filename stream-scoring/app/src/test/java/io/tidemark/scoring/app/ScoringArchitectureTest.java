package io.tidemark.scoring.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "io.tidemark.scoring.app", importOptions = ImportOption.DoNotIncludeTests.class)
class ScoringArchitectureTest {

    @ArchTest
    static final ArchRule NOBODY_READS_THE_WALL_CLOCK_UNASKED = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule THE_TOPOLOGY_DOES_NO_IO_OF_ITS_OWN = noClasses()
            .that()
            .haveNameMatching(
                    ".*\\.(ScoringTopology|ScoringProcessor|ActivationInForce|Seat|Seating|Restoration|TransactionWatch|DecidedWithout|CustomerEntry|Door|WatchSettings|Shadows|Explanations|ReasonSettings|ReasonRecords|VectorScorer|CustomerPlace|CustomerProgress|Decider|DecisionRecords|AmountPolicy)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka.clients..", "java.io", "java.net..", "java.nio.file..", "io.micrometer..");

    @ArchTest
    static final ArchRule MODELS_PROCESS_FALLBACK_AND_REASONS_KNOW_NEITHER_TOPOLOGY_NOR_ROLLOUT = classes()
            .that()
            .resideInAnyPackage("..app.models", "..app.members", "..app.process", "..app.fallback", "..app.reasons")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("io.tidemark.scoring.app", "io.tidemark.scoring.app.rollout");
}
