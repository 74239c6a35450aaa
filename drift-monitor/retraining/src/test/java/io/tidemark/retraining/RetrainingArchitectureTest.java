package io.tidemark.retraining;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

@AnalyzeClasses(packages = "io.tidemark.retraining", importOptions = ImportOption.DoNotIncludeTests.class)
class RetrainingArchitectureTest {

    @ArchTest
    static final ArchRule packagesFormNoCircle =
            slices().assignedFrom(new ByPackage()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theServiceTrainsByItsModuleOfTraining = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ml.dmlc..", "io.tidemark.scoring.xgboost4j..", "io.tidemark.drift.stats..");

    @ArchTest
    static final ArchRule whatIsDueAndWhatLiesOnDiskKnowNoLog = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.tidemark.retraining.queue",
                    "io.tidemark.retraining.repeat",
                    "io.tidemark.retraining.state",
                    "io.tidemark.retraining.meters")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.tidemark.retraining.log", "io.tidemark.log..");

    @ArchTest
    static final ArchRule whatWouldRepeatKnowsRecordsOnly = classes()
            .that()
            .resideInAPackage("io.tidemark.retraining.repeat")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "io.tidemark.retraining.repeat",
                    "io.tidemark.training.intake",
                    "io.tidemark.schemas",
                    "io.tidemark.schemas.door");

    @ArchTest
    static final ArchRule timeIsInjected = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Main")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule nothingBelowLooksUp = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages(
                    "io.tidemark.cli..",
                    "io.tidemark.demo..",
                    "io.tidemark.stack..",
                    "io.tidemark.embedded..",
                    "io.tidemark.scoring.app..",
                    "io.tidemark.scoring.release..",
                    "io.tidemark.scoring.rollout..",
                    "io.tidemark.drift.job..",
                    "io.tidemark.features.job..",
                    "org.apache.flink..");

    /** Each package by itself, whatever lies in it. */
    private static final class ByPackage implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            String name = javaClass.getPackageName();
            return name.startsWith("io.tidemark.retraining") ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages of io.tidemark.retraining";
        }
    }
}
