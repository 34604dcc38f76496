package dev.kith.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rules of packages: few types in each, and no cycles between them. */
final class Packages {

    /** A larger package is two features. */
    private static final int MOST_TYPES = 12;

    private Packages() {}

    /** Nested types and what Micronaut generates do not count. */
    static ArchRule areSmall(String packages) {
        return classes()
                .that()
                .resideInAPackage(packages)
                .and(ArchitectureRules.areWrittenByHand())
                .should(beOfAtMost(MOST_TYPES));
    }

    static ArchRule haveNoCycles(String packages) {
        return slices().matching(packages).should().beFreeOfCycles();
    }

    private static ArchCondition<JavaClass> beOfAtMost(int most) {
        return new ArchCondition<>("be in a package of at most " + most + " types") {

            private final Map<String, TreeSet<String>> types = new TreeMap<>();

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (type.isTopLevelClass() && !type.getSimpleName().equals("package-info")) {
                    types.computeIfAbsent(type.getPackageName(), _ -> new TreeSet<>())
                            .add(type.getSimpleName());
                }
            }

            @Override
            public void finish(ConditionEvents events) {
                types.forEach((name, inside) -> events.add(new SimpleConditionEvent(
                        name, inside.size() <= most, name + " holds " + inside.size() + " types: " + inside)));
            }
        };
    }
}
