package io.tidemark.features.files;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tidemark.features.files", importOptions = ImportOption.DoNotIncludeTests.class)
class FeatureFilesArchitectureTest {

    @ArchTest
    static final ArchRule FILES_KNOW_NO_BROKER_AND_NO_STREAM_FRAMEWORK = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "org.apache.kafka..", "org.apache.flink..", "io.tidemark.log..", "io.tidemark.schemas.*..")
                    .and(not(resideInAPackage("io.tidemark.schemas.door"))));

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CIRCLE =
            slices().matching("io.tidemark.(**)").should().beFreeOfCycles();
}
