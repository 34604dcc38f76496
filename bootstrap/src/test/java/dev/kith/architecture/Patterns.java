package dev.kith.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the patterns that meet texts from outside. Each must be a constant, so that a test can measure its work. */
final class Patterns {

    /** They compile a pattern at each call. A split at one character does not; {@link PatternWorkTest} reads those. */
    private static final Set<String> HIDDEN = Set.of("matches", "replaceAll", "replaceFirst", "splitWithDelimiters");

    /** They look for a match from every place of the text. */
    private static final Set<String> SEARCHES =
            Set.of("find", "results", "replaceAll", "replaceFirst", "split", "splitAsStream", "splitWithDelimiters");

    /** @param searches whether its class looks for matches inside of a text */
    record Constant(String name, Pattern pattern, boolean searches) {}

    private Patterns() {}

    static ArchRule areConstants(String... packages) {
        return noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .callMethodWhere(DescribedPredicate.<JavaMethodCall>describe(
                        "a pattern that is no constant",
                        call -> isHidden(call) || (isCompilation(call) && !isInitializer(call.getOrigin()))));
    }

    private static boolean isHidden(JavaMethodCall call) {
        return call.getTargetOwner().isEquivalentTo(String.class) && HIDDEN.contains(call.getName())
                || call.getTargetOwner().isEquivalentTo(Pattern.class)
                        && call.getName().equals("matches")
                        && call.getTarget().getRawParameterTypes().size() == 2;
    }

    private static boolean isCompilation(JavaMethodCall call) {
        return call.getTargetOwner().isEquivalentTo(Pattern.class)
                && call.getName().equals("compile");
    }

    private static boolean isInitializer(JavaCodeUnit unit) {
        return unit.getName().equals("<clinit>")
                || (unit.isConstructor() && unit.getOwner().isEnum());
    }

    /** The static patterns of the classes, and those of the constants of enums. */
    static List<Constant> of(JavaClasses classes, String... packages) {
        List<Constant> constants = new ArrayList<>();
        for (JavaClass type : classes) {
            if (Arrays.stream(packages).anyMatch(name -> type.getPackageName().startsWith(name))
                    && type.getFields().stream()
                            .anyMatch(field -> field.getRawType().isEquivalentTo(Pattern.class))) {
                addConstants(type, constants);
            }
        }
        return constants;
    }

    private static void addConstants(JavaClass type, List<Constant> constants) {
        boolean searches = type.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().getPackageName().equals("java.util.regex")
                        && SEARCHES.contains(call.getName()));
        Class<?> loaded = type.reflect();
        for (Field field : loaded.getDeclaredFields()) {
            if (field.getType() == Pattern.class) {
                field.setAccessible(true);
                List<?> owners =
                        Modifier.isStatic(field.getModifiers()) ? List.of(loaded) : List.of(loaded.getEnumConstants());
                for (Object owner : owners) {
                    constants.add(
                            new Constant(type.getName() + "." + field.getName(), valueOf(field, owner), searches));
                }
            }
        }
    }

    private static Pattern valueOf(Field field, Object owner) {
        try {
            return (Pattern) field.get(owner);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
