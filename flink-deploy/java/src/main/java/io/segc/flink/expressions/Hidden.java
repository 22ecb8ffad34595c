package io.segc.flink.expressions;

import io.segc.flink.planning.PlannedScalarFunction;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.data.StringData;

/** A value as it is. The planner must not evaluate it, since it cannot write down every result of what is done with it. */
public class Hidden extends PlannedScalarFunction {
  public Double eval(Double value) {
    return value;
  }

  public Boolean eval(Boolean value) {
    return value;
  }

  @DataTypeHint(value = "STRING", bridgedTo = StringData.class)
  public StringData eval(
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData value) {
    return value;
  }

  @Override
  public boolean isDeterministic() {
    return false;
  }
}
