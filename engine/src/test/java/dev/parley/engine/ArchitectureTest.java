package dev.parley.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.parley.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule the_engine_knows_no_web_no_chat_and_no_vendor = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.web..",
                    "org.springframework.boot..",
                    "jakarta.servlet..",
                    "dev.langchain4j..",
                    "com.slack..",
                    "dev.parley.bot..",
                    "dev.parley.copilot..",
                    "dev.parley.connectors..");

    @ArchTest
    static final ArchRule the_interpreter_has_no_clock_no_io_and_no_threads = noClasses()
            .that()
            .resideInAPackage("dev.parley.engine.run")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.io..",
                    "java.nio.file..",
                    "java.nio.channels..",
                    "java.net..",
                    "java.sql..",
                    "javax.sql..",
                    "java.util.concurrent..",
                    "dev.parley.engine.journal..",
                    "dev.parley.engine.runtime..",
                    "dev.parley.engine.trigger..")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule expressions_know_only_values = classes()
            .that()
            .resideInAPackage("dev.parley.engine.expression")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.parley.engine.expression",
                    "java..",
                    "dev.cel..",
                    "com.google..",
                    "tools.jackson..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching("dev.parley.(**)").should().beFreeOfCycles();
}
