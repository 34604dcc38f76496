package dev.kith.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** The rules of docs/house.md that neither the compiler nor Maven checks. Each has a canary that breaks it. */
final class ArchitectureRules {

    private ArchitectureRules() {}

    /** A positive rule: what it does not name is not allowed, so it cannot go stale. */
    static ArchRule domainDependsOnTablesOfLettersOnly(String domain) {
        return classes()
                .that()
                .resideInAPackage(domain)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "com.ibm.icu..", domain);
    }

    static ArchRule applicationDependsOnTheDomainOnly(String application, String domain) {
        return classes()
                .that()
                .resideInAPackage(application)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", domain, application);
    }

    static ArchRule adaptersAreIndependent(String one, String other) {
        return noClasses()
                .that()
                .resideInAPackage(one)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(other);
    }

    static ArchRule dialectsAreIndependent(String pattern) {
        return slices().matching(pattern).should().notDependOnEachOther();
    }

    static ArchRule timeAndRandomnessAreInjected(String... packages) {
        return noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class);
    }

    /**
     * Another clock may have nanoseconds, which the graph does not keep.
     *
     * @param clocks a pattern for the names of the program's clock and that of the journal
     */
    static ArchRule theProgramHasOneClock(String packages, String clocks) {
        return noClasses()
                .that()
                .resideInAPackage(packages)
                .and()
                .haveNameNotMatching(clocks.replace(".", "\\."))
                .should()
                .callMethodWhere(DescribedPredicate.<JavaMethodCall>describe(
                        "makes a clock or reads the time of the system",
                        call -> (call.getTargetOwner().isEquivalentTo(Clock.class)
                                        && call.getName().startsWith("system"))
                                || (call.getTargetOwner().getPackageName().equals("java.time")
                                        && call.getName().equals("now")
                                        && call.getTarget()
                                                .getRawParameterTypes()
                                                .isEmpty())));
    }

    static ArchRule classesAreFinal(String packages) {
        return classes()
                .that()
                .resideInAPackage(packages)
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotAnonymousClasses()
                .and(areWrittenByHand())
                .should()
                .haveModifier(JavaModifier.FINAL);
    }

    static ArchRule portsHaveNoDefaults(String application) {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .areInterfaces()
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage(application)
                .should(beAbstractOrStatic());
    }

    static ArchRule useCasesHaveOneVerb(String application) {
        return classes()
                .that()
                .resideInAPackage(application)
                .and(haveAHandleMethod())
                .should(havePublicMethodsOfOneName());
    }

    static ArchRule namesAreSpecific(String packages) {
        return noClasses()
                .that()
                .resideInAPackage(packages)
                .should()
                .haveNameMatching(".*(Impl|Service|Manager|Helper|Util|Utils|Port|UseCase|Dto|Entity)");
    }

    static ArchRule nothingDependsOn(String... packages) {
        return noClasses().should().dependOnClassesThat().resideInAnyPackage(packages);
    }

    /** Micronaut generates classes; their names begin with a dollar. */
    static DescribedPredicate<JavaClass> areWrittenByHand() {
        return DescribedPredicate.describe(
                "are written by hand",
                type -> !type.getName().contains("$$")
                        && !type.getSimpleName().startsWith("$")
                        && !type.getName().contains(".$"));
    }

    private static DescribedPredicate<JavaClass> haveAHandleMethod() {
        return DescribedPredicate.describe(
                "have a handle method",
                type -> type.getMethods().stream()
                        .anyMatch(method -> method.getName().equals("handle")));
    }

    private static ArchCondition<JavaClass> havePublicMethodsOfOneName() {
        return new ArchCondition<>("have public methods of one name") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                List<String> open = type.getMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaMethod::getName)
                        .distinct()
                        .toList();
                events.add(new SimpleConditionEvent(
                        type, open.size() == 1, type.getName() + " has the public methods " + open));
            }
        };
    }

    private static ArchCondition<JavaMethod> beAbstractOrStatic() {
        return new ArchCondition<>("be abstract or static") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean fine = method.getModifiers().contains(JavaModifier.ABSTRACT)
                        || method.getModifiers().contains(JavaModifier.STATIC);
                events.add(new SimpleConditionEvent(method, fine, method.getFullName() + " has a body"));
            }
        };
    }
}
