package dev.kith.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every port has a contract, a store in memory, and a test that holds the store to the contract. */
final class ContractCoverageTest {

    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("dev.kith.application");

    /** A port is an interface of the application that is no sealed answer. */
    private static List<JavaClass> ports() {
        return CLASSES.stream()
                .filter(type -> type.isInterface() && type.isTopLevelClass() && !type.isAnnotation())
                .filter(type ->
                        !type.reflect().isSealed() && !type.getSimpleName().equals("package-info"))
                .toList();
    }

    private static String beside(JavaClass port, String before, String after) {
        return port.getPackageName() + "." + before + port.getSimpleName() + after;
    }

    @Test
    void every_port_has_a_contract() {
        assertThat(ports()).extracting(JavaClass::getSimpleName).contains("Users", "Ties", "Audiences");
        assertThat(ports())
                .extracting(port -> beside(port, "", "Contract"))
                .allSatisfy(name -> assertThat(CLASSES.contain(name)).as(name).isTrue());
    }

    @Test
    void every_store_in_memory_has_a_test_that_holds_it_to_its_contract() {
        for (JavaClass port : ports()) {
            String store = beside(port, "InMemory", "");
            assertThat(CLASSES.contain(store)).as(store).isTrue();
            assertThat(CLASSES.get(store).isAssignableTo(port.getName()))
                    .as("%s is a store of %s", store, port.getSimpleName())
                    .isTrue();
            assertThat(CLASSES.contain(store + "Test")).as(store + "Test").isTrue();
            assertThat(CLASSES.get(store + "Test").isAssignableTo(port.getName() + "Contract"))
                    .as("%sTest extends the contract of %s", store, port.getSimpleName())
                    .isTrue();
        }
    }
}
