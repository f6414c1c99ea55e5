package dev.parley.bot.slack.blocks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.parley.bot.slack.blocks", importOptions = ImportOption.DoNotIncludeTests.class)
class BlocksArchitectureTest {
    @ArchTest
    static final ArchRule blocks_are_made_without_network_clock_or_framework = noClasses()
            .that()
            .resideInAPackage("dev.parley.bot.slack.blocks..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "com.slack..", "org.springframework..", "java.sql..")
            .orShould()
            .callMethod(Instant.class, "now");
}
