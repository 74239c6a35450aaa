package io.tidemark.drift.job;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tidemark.drift.job", importOptions = ImportOption.DoNotIncludeTests.class)
class MonitorJobArchitectureTest {
    @ArchTest
    static final ArchRule NO_OTHER_STREAM_PROCESSOR_AND_NO_TRAINER = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka.streams..",
                    "ml.dmlc..",
                    "io.tidemark.features..",
                    "io.tidemark.scoring.app..",
                    "io.tidemark.scoring.release..",
                    "io.tidemark.scoring.rollout..",
                    "io.tidemark.retraining..",
                    "io.tidemark.training..");

    @ArchTest
    static final ArchRule THE_REGISTRY_CLIENT_IS_WRAPPED =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.apache.flink.avro.registry..");

    @ArchTest
    static final ArchRule FORMULAS_STAND_IN_THE_STATISTICS =
            noClasses().should().callMethod(Math.class, "log", double.class);

    /** The package of the doors is a slice too, so no room may know it. */
    @ArchTest
    static final ArchRule ROOMS_FORM_NO_CIRCLE =
            slices().matching("io.tidemark.(**)").should().beFreeOfCycles();

    /** What flows and what is kept are records that say what they are. */
    @ArchTest
    static final ArchRule NOTHING_IS_A_TUPLE =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.flink.api.java.tuple..");

    @ArchTest
    static final ArchRule COUNTING_AND_JUDGING_READ_AND_WRITE_NO_LOG = noClasses()
            .that()
            .resideInAnyPackage("io.tidemark.drift.job.count", "io.tidemark.drift.job.judge")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.apache.flink.connector..", "io.tidemark.log..");

    @ArchTest
    static final ArchRule THE_JOB_IS_ENTERED_BY_ITS_NAME = classes()
            .that()
            .resideInAPackage("io.tidemark.drift.job")
            .and()
            .haveModifier(JavaModifier.PUBLIC)
            .and()
            .areTopLevelClasses()
            .should()
            .haveSimpleNameStartingWith("MonitorJob");
}
