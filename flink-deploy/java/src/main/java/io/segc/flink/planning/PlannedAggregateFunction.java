package io.segc.flink.planning;

import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.functions.AggregateFunction;
import org.apache.flink.table.types.inference.TypeInference;

/**
 * An aggregate function whose types are read off the class once ({@link TypeInferences}).
 *
 * @param <T> what it gives
 * @param <A> what it gathers in
 */
public abstract class PlannedAggregateFunction<T, A> extends AggregateFunction<T, A> {
    @Override
    public TypeInference getTypeInference(DataTypeFactory factory) {
        return TypeInferences.once(getClass(), () -> super.getTypeInference(factory));
    }
}
