package io.segc.flink.functions;

import io.segc.flink.planning.PlannedAggregateFunction;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.types.Row;

/** The {@code value} of the row at which {@code reset} was last true, which may be NULL. */
@FunctionHint(
    input = {@DataTypeHint("BOOLEAN"), @DataTypeHint("BIGINT")},
    accumulator = @DataTypeHint("ROW<first BIGINT>"),
    output = @DataTypeHint("BIGINT"))
@FunctionHint(
    input = {@DataTypeHint("BOOLEAN"), @DataTypeHint("DOUBLE")},
    accumulator = @DataTypeHint("ROW<first DOUBLE>"),
    output = @DataTypeHint("DOUBLE"))
@FunctionHint(
    input = {@DataTypeHint("BOOLEAN"), @DataTypeHint("BOOLEAN")},
    accumulator = @DataTypeHint("ROW<first BOOLEAN>"),
    output = @DataTypeHint("BOOLEAN"))
@FunctionHint(
    input = {@DataTypeHint("BOOLEAN"), @DataTypeHint("STRING")},
    accumulator = @DataTypeHint("ROW<first STRING>"),
    output = @DataTypeHint("STRING"))
@FunctionHint(
    input = {@DataTypeHint("BOOLEAN"), @DataTypeHint("ARRAY<STRING>")},
    accumulator = @DataTypeHint("ROW<first ARRAY<STRING>>"),
    output = @DataTypeHint("ARRAY<STRING>"))
@FunctionHint(
    input = {@DataTypeHint("BOOLEAN"), @DataTypeHint("ARRAY<DOUBLE>")},
    accumulator = @DataTypeHint("ROW<first ARRAY<DOUBLE>>"),
    output = @DataTypeHint("ARRAY<DOUBLE>"))
@FunctionHint(
    input = {@DataTypeHint("BOOLEAN"), @DataTypeHint("ARRAY<BOOLEAN>")},
    accumulator = @DataTypeHint("ROW<first ARRAY<BOOLEAN>>"),
    output = @DataTypeHint("ARRAY<BOOLEAN>"))
public class FirstSince extends PlannedAggregateFunction<Object, Row> {

    @Override
    public Row createAccumulator() {
        return new Row(1);
    }

    /** Takes the next row; {@code reset} is not NULL. */
    public void accumulate(Row accumulator, Boolean reset, Object value) {
        if (reset) {
            accumulator.setField(0, value);
        }
    }

    @Override
    public Object getValue(Row accumulator) {
        return accumulator.getField(0);
    }
}
