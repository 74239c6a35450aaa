package io.tidemark.retraining;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tidemark.retraining", importOptions = ImportOption.DoNotIncludeTests.class)
class RetrainingArchitectureTest {

    @ArchTest
    static final ArchRule onlyTheTrainerKnowsXgboost = noClasses()
            .that()
            .doNotHaveSimpleName("Trainer")
            .and()
            .doNotHaveSimpleName("TrainedModel")
            .and()
            .doNotHaveSimpleName("Matrices")
            .and()
            .doNotHaveSimpleName("EarlyStopping")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ml.dmlc..");

    @ArchTest
    static final ArchRule joinSplitAndGateKnowNoKafka = noClasses()
            .that()
            .haveNameMatching(
                    ".*\\.(TrainingSet.*|JoinedRows|HeldRow|FirstReading|SampledLabels|LeastLots|TimeSplit|Gate.*|Comparison|SegmentComparison|EvidenceFrom|PairedBootstrap|RankedScores|Retraining"
                            + "|RequestQueue|AskingAgain|Offline.*|HistoryFold|Quality|BundleAssembler)")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.tidemark.schemas.kafka..", "io.tidemark.schemas.registry..");

    @ArchTest
    static final ArchRule guardrailsKnowRowsAndFiguresOnly = classes()
            .that()
            .resideInAPackage("io.tidemark.retraining.guard")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "io.tidemark.retraining.guard",
                    "io.tidemark.drift.stats.quality",
                    "io.tidemark.scoring.model.forest");

    @ArchTest
    static final ArchRule whatIsTakenInAndWhenIsWorthRepeatingKnowRecordsOnly = classes()
            .that()
            .resideInAnyPackage("io.tidemark.retraining.intake", "io.tidemark.retraining.repeat")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "io.tidemark.retraining.intake",
                    "io.tidemark.retraining.repeat",
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
                    "io.tidemark.local..",
                    "io.tidemark.embedded..",
                    "io.tidemark.scoring.app..",
                    "io.tidemark.drift.job..",
                    "io.tidemark.features.job..",
                    "org.apache.flink..");
}
