package io.segc.flink.functions;

import io.segc.flink.planning.PlannedAggregateFunction;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.types.Row;

/**
 * The value of the row before this one, over {@code ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW}; NULL at the first row.
 *
 * <p>Flink's own LAG works on RANGE frames: rows of one instant are peers there, and all get the same answer.
 */
@FunctionHint(
    input = @DataTypeHint("BIGINT"),
    accumulator = @DataTypeHint("ROW<previous BIGINT, this BIGINT>"),
    output = @DataTypeHint("BIGINT"))
@FunctionHint(
    input = @DataTypeHint("BOOLEAN"),
    accumulator = @DataTypeHint("ROW<previous BOOLEAN, this BOOLEAN>"),
    output = @DataTypeHint("BOOLEAN"))
@FunctionHint(
    input = @DataTypeHint("STRING"),
    accumulator = @DataTypeHint("ROW<previous STRING, this STRING>"),
    output = @DataTypeHint("STRING"))
@FunctionHint(
    input = @DataTypeHint("ARRAY<STRING>"),
    accumulator = @DataTypeHint("ROW<previous ARRAY<STRING>, this ARRAY<STRING>>"),
    output = @DataTypeHint("ARRAY<STRING>"))
public class Previous extends PlannedAggregateFunction<Object, Row> {
    private static final int PREVIOUS = 0;
    private static final int THIS = 1;

    @Override
    public Row createAccumulator() {
        return new Row(2);
    }

    /** Takes the next row's value, which may be NULL. */
    public void accumulate(Row accumulator, Object value) {
        accumulator.setField(PREVIOUS, accumulator.getField(THIS));
        accumulator.setField(THIS, value);
    }

    @Override
    public Object getValue(Row accumulator) {
        return accumulator.getField(PREVIOUS);
    }
}
