package org.countersign.browser;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class BrowserArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.countersign.browser");

    @Test
    void only_the_exported_functions_know_teavm() {
        noClasses()
                .that(resideInAPackage("org.countersign.browser"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.teavm..", "org.countersign.browser.web.."))
                .check(CLASSES);
    }

    @Test
    void needs_nothing_that_the_browser_lacks() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.countersign.format.jca..",
                        "org.countersign.format.ledger..",
                        "java.security..",
                        "java.net..",
                        "java.nio.file.."))
                .check(CLASSES);
    }

    @Test
    void imports_the_pure_modules_and_nothing_else_of_ours() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("org.countersign..")
                        .and(not(resideInAnyPackage(
                                "org.countersign.browser..",
                                "org.countersign.check..",
                                "org.countersign.format..",
                                "org.countersign.holder.."))))
                .check(CLASSES);
    }
}
