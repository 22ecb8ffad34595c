package io.segc.flink.planning;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.flink.table.types.inference.TypeInference;

/**
 * The type inference of functions, read off each class once.
 *
 * <p>Flink's validator asks for it at every mention of a function in every view, and reflection takes milliseconds each time: that was most of the time that
 * planning a job took.
 */
final class TypeInferences {
    private static final Map<Class<?>, TypeInference> KNOWN = new ConcurrentHashMap<>();

    private TypeInferences() {}

    static TypeInference once(Class<?> function, Supplier<TypeInference> read) {
        return KNOWN.computeIfAbsent(function, unknown -> read.get());
    }
}
