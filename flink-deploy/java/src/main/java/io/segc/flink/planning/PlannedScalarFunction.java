package io.segc.flink.planning;

import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.functions.ScalarFunction;
import org.apache.flink.table.types.inference.TypeInference;

/** A scalar function whose types are read off the class once ({@link TypeInferences}). */
public abstract class PlannedScalarFunction extends ScalarFunction {
    @Override
    public TypeInference getTypeInference(DataTypeFactory factory) {
        return TypeInferences.once(getClass(), () -> super.getTypeInference(factory));
    }
}
