package dev.kith.neo4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Guards over the guards: no port without a contract, no store without a test that holds it to one. */
final class ContractCoverageTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter().importPackages("dev.kith.application", "dev.kith.neo4j");

    /** These do not lead to a graph: their other side is in adapters-http or in bootstrap, with its test beside it. */
    private static final Set<String> ELSEWHERE = Set.of("Attempts", "Mails", "PasswordHashes");

    /** A port is an interface of the application that is no sealed answer. */
    private static List<JavaClass> ports() {
        return CLASSES.stream()
                .filter(type -> type.getPackageName().startsWith("dev.kith.application"))
                .filter(type -> type.isInterface()
                        && !type.isAnnotation()
                        && !type.isNestedClass()
                        && !type.reflect().isSealed())
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .toList();
    }

    private static List<JavaClass> storesOf(JavaClass port) {
        return CLASSES.stream()
                .filter(type -> !type.isInterface() && type.isAssignableTo(port.getName()))
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .toList();
    }

    @Test
    void every_port_has_a_contract() {
        assertThat(ports()).extracting(JavaClass::getSimpleName).contains("Users", "Ties", "Audiences");
        for (JavaClass port : ports()) {
            assertThat(CLASSES.contain(port.getName() + "Contract"))
                    .as("a contract for %s", port)
                    .isTrue();
        }
    }

    @Test
    void every_store_has_a_test_that_holds_it_to_its_contract() {
        for (JavaClass port : ports()) {
            int least = ELSEWHERE.contains(port.getSimpleName()) ? 1 : 2;
            assertThat(storesOf(port)).as("stores of %s", port).hasSizeGreaterThanOrEqualTo(least);
            for (JavaClass store : storesOf(port)) {
                String test = store.getName() + (store.getPackageName().startsWith("dev.kith.neo4j") ? "IT" : "Test");
                assertThat(CLASSES.stream()
                                .filter(type -> type.getName().equals(test)
                                        || type.getName().startsWith(test + "$"))
                                .filter(type -> type.isAssignableTo(port.getName() + "Contract")))
                        .as("a test for %s", store)
                        .isNotEmpty();
            }
        }
    }
}
