package io.tidemark.features.job;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tidemark.features.job", importOptions = ImportOption.DoNotIncludeTests.class)
class FeaturesJobArchitectureTest {

    @ArchTest
    static final ArchRule NO_OTHER_STREAM_PROCESSOR_AND_NO_MODEL = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka.streams..", "ml.dmlc..", "io.tidemark.scoring..", "io.tidemark.drift..");

    @ArchTest
    static final ArchRule THE_REGISTRY_CLIENT_IS_WRAPPED =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.apache.flink.avro.registry..");

    @ArchTest
    static final ArchRule THE_JOB_IS_ENTERED_BY_ITS_NAME = classes()
            .that()
            .resideInAPackage("io.tidemark.features.job")
            .and()
            .haveModifier(JavaModifier.PUBLIC)
            .and()
            .areTopLevelClasses()
            .should()
            .haveSimpleNameStartingWith("FeaturesJob");
}
