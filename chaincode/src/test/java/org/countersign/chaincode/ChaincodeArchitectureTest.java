package org.countersign.chaincode;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChaincodeArchitectureTest {
    private static final String ROOT = "org.countersign.chaincode";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void rules_know_neither_shim_nor_json() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".rules..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.hyperledger..", "com.eclipsesource..", "org.countersign.format.json..")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Codec")
                .check(CLASSES);
    }

    @Test
    void rules_depend_on_nothing_but_the_jdk_and_the_format() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".rules..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.util",
                        "java.util.function",
                        "java.util.stream",
                        ROOT + ".rules..",
                        "org.countersign.format",
                        "org.countersign.format.ledger",
                        "org.jspecify.annotations")
                .check(CLASSES);
    }

    @Test
    void nothing_reads_clock_or_randomness_or_starts_threads() {
        noClasses()
                .should()
                .accessTargetWhere(reads("now"))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.concurrent..", "java.util.random..", "java.security..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.UUID")
                .check(withoutCertificateErrors());
    }

    @Test
    void nothing_has_the_order_of_a_hash() {
        noClasses()
                .should()
                .dependOnClassesThat(new DescribedPredicate<JavaClass>("hash collections") {
                    @Override
                    public boolean test(JavaClass type) {
                        return type.isEquivalentTo(HashMap.class)
                                || type.isEquivalentTo(HashSet.class)
                                || type.isEquivalentTo(IdentityHashMap.class);
                    }
                })
                .check(CLASSES);
    }

    @Test
    void the_network_is_opened_in_main_only() {
        noClasses()
                .that()
                .doNotHaveSimpleName("ChaincodeMain")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.nio.file..", "java.nio.channels..")
                .check(CLASSES);
    }

    /** The shim reports an unreadable caller by an exception out of {@code java.security.cert}. */
    private static JavaClasses withoutCertificateErrors() {
        return CLASSES.that(new DescribedPredicate<JavaClass>("not the reader of certificates") {
            @Override
            public boolean test(JavaClass type) {
                return !type.getSimpleName().equals("FabricCaller");
            }
        });
    }

    private static DescribedPredicate<JavaAccess<?>> reads(String method) {
        return new DescribedPredicate<>("a clock") {
            @Override
            public boolean test(JavaAccess<?> access) {
                return access.getTarget().getName().equals(method)
                        && access.getTargetOwner().getPackageName().equals("java.time");
            }
        };
    }
}
