package dev.kith.application.attempt;

import dev.kith.application.Contract;
import java.util.List;
import java.util.function.IntFunction;

/** Gives {@code allAtOnce} to a contract that needs no stores. */
abstract class ManyAttempts extends Contract {

    static <T> List<T> atOnce(int threads, IntFunction<T> work) {
        return allAtOnce(threads, work);
    }
}
