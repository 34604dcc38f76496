package dev.kith.application.attempt;

import dev.kith.application.Contract;
import java.util.List;
import java.util.function.IntFunction;

/** Lends the crowd of the contracts to a contract that needs no stores. */
abstract class ManyAttempts extends Contract {

    static <T> List<T> atOnce(int threads, IntFunction<T> work) {
        return allAtOnce(threads, work);
    }
}
