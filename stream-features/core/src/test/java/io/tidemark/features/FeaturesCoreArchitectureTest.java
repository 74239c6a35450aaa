package io.tidemark.features;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tidemark.features", importOptions = ImportOption.DoNotIncludeTests.class)
class FeaturesCoreArchitectureTest {

    @ArchTest
    static final ArchRule KNOWS_THE_JDK_ITS_RECORDS_AND_A_YAML_PARSER_ONLY = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "io.tidemark.features..",
                    "io.tidemark.schemas",
                    "io.tidemark.schemas.door",
                    "io.tidemark.nouns",
                    "io.tidemark.settings..",
                    "org.snakeyaml.engine..");

    @ArchTest
    static final ArchRule ONE_ROOM_KNOWS_THE_YAML_PARSER = noClasses()
            .that()
            .resideOutsideOfPackage("io.tidemark.features.yaml")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.snakeyaml.engine..");

    @ArchTest
    static final ArchRule NOTHING_READS_A_CLOCK = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule THE_ALGEBRA_KNOWS_NO_CATALOGUE = noClasses()
            .that()
            .resideInAPackage("io.tidemark.features.algebra")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.tidemark.features.catalogue..", "io.tidemark.features.engine");

    @ArchTest
    static final ArchRule THE_CATALOGUE_KNOWS_NO_ENGINE = noClasses()
            .that()
            .resideInAPackage("io.tidemark.features.catalogue..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.tidemark.features.engine");

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLE =
            slices().matching("io.tidemark.(**)").should().beFreeOfCycles();
}
