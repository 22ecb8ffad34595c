package io.segc.flink.functions;

import io.segc.flink.planning.PlannedAggregateFunction;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.api.dataview.MapView;

/** How many different values that are not NULL there are since {@code reset} was last true, that row included. 0 and -0 are one. */
@FunctionHint(input = {@DataTypeHint("BOOLEAN"), @DataTypeHint("STRING")})
@FunctionHint(input = {@DataTypeHint("BOOLEAN"), @DataTypeHint("DOUBLE")})
@FunctionHint(input = {@DataTypeHint("BOOLEAN"), @DataTypeHint("BOOLEAN")})
public class DistinctSince extends PlannedAggregateFunction<Long, DistinctSince.Accumulator> {

    /** The values seen, as text, and how many they are. */
    public static class Accumulator {
        public MapView<String, Boolean> seen = new MapView<>();
        public long count = 0;
    }

    @Override
    public Accumulator createAccumulator() {
        return new Accumulator();
    }

    /** Takes the next row; {@code reset} is not NULL. */
    public void accumulate(Accumulator accumulator, Boolean reset, Object value) throws Exception {
        if (reset && accumulator.count > 0) {
            accumulator.seen.clear();
            accumulator.count = 0;
        }
        if (value == null) {
            return;
        }
        if (value instanceof Double && ((Double) value).isNaN()) {
            accumulator.count += 1;
            return;
        }
        String text = value instanceof Double ? Double.toString((Double) value + 0.0) : value.toString();
        if (!accumulator.seen.contains(text)) {
            accumulator.seen.put(text, true);
            accumulator.count += 1;
        }
    }

    @Override
    public Long getValue(Accumulator accumulator) {
        return accumulator.count;
    }
}
