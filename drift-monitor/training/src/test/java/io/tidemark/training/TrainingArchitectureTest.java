package io.tidemark.training;

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

@AnalyzeClasses(packages = "io.tidemark.training", importOptions = ImportOption.DoNotIncludeTests.class)
class TrainingArchitectureTest {

    @ArchTest
    static final ArchRule packagesFormNoCircle =
            slices().assignedFrom(new ByPackage()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule itKnowsNeitherLogNorJobNorProcess = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "org.apache.flink..",
                    "io.confluent..",
                    "io.tidemark.log..",
                    "io.tidemark.start..",
                    "io.tidemark.process..",
                    "io.tidemark.ops..",
                    "io.tidemark.retraining..",
                    "io.tidemark.drift.job..",
                    "io.tidemark.features.job..",
                    "io.tidemark.scoring.app..",
                    "io.tidemark.scoring.release..",
                    "io.tidemark.scoring.rollout..",
                    "io.tidemark.cli..",
                    "io.tidemark.demo..",
                    "io.tidemark.stack..",
                    "io.tidemark.embedded..");

    @ArchTest
    static final ArchRule whoTrainsKnowsXgboost = noClasses()
            .that()
            .resideOutsideOfPackages("io.tidemark.training.fit", "io.tidemark.training.search")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ml.dmlc..");

    @ArchTest
    static final ArchRule guardrailsKnowRowsAndFiguresOnly = classes()
            .that()
            .resideInAPackage("io.tidemark.training.gate.guard")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "io.tidemark.nouns",
                    "io.tidemark.training.gate.guard",
                    "io.tidemark.drift.stats.quality",
                    "io.tidemark.scoring.model.forest");

    @ArchTest
    static final ArchRule whatIsTakenInKnowsRecordsOnly = classes()
            .that()
            .resideInAPackage("io.tidemark.training.intake")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "io.tidemark.training.intake", "io.tidemark.schemas", "io.tidemark.schemas.door");

    @ArchTest
    static final ArchRule timeIsGiven = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    /** Each package by itself, whatever lies in it. */
    private static final class ByPackage implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            String name = javaClass.getPackageName();
            return name.startsWith("io.tidemark.training") ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages of io.tidemark.training";
        }
    }
}
