package io.tidemark.log;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.tidemark.log.registry.SchemaRegistry;

@AnalyzeClasses(packages = "io.tidemark.log", importOptions = DoNotIncludeTests.class)
class SchemasArchitectureTest {

    @ArchTest
    static final ArchRule one_class_knows_the_relocated_registry_client = noClasses()
            .that()
            .doNotBelongToAnyOf(SchemaRegistry.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.flink..", "io.confluent..");
}
