package io.tidemark.schemas;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tidemark.schemas", importOptions = DoNotIncludeTests.class)
class RecordsArchitectureTest {

    @ArchTest
    static final ArchRule generated_records_and_dead_letters_know_nothing_of_ours = noClasses()
            .that()
            .resideInAPackage("io.tidemark.schemas")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.tidemark.schemas.*..");

    @ArchTest
    static final ArchRule the_door_knows_the_records_only = classes()
            .that()
            .resideInAPackage("io.tidemark.schemas.door")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.tidemark.schemas", "io.tidemark.schemas.door", "io.tidemark.settings..");
}
