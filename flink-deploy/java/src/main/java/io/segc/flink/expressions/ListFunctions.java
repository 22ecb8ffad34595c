package io.segc.flink.expressions;

import io.segc.flink.planning.PlannedScalarFunction;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.data.StringData;

/** Functions of lists with TypeScript's results. NULL gives NULL. */
public final class ListFunctions {
  private ListFunctions() {}

  /** {@code includes} of an array: -0 is 0, and NaN is itself. */
  public static class Includes extends PlannedScalarFunction {
    public Boolean eval(
        String[] list,
        @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData wanted) {
      if (list == null || wanted == null) {
        return null;
      }
      String text = Wtf8.decode(wanted);
      for (String element : list) {
        if (text.equals(element)) {
          return true;
        }
      }
      return false;
    }

    public Boolean eval(Double[] list, Double wanted) {
      if (list == null || wanted == null) {
        return null;
      }
      for (Double element : list) {
        if (element.doubleValue() == wanted || (element.isNaN() && wanted.isNaN())) {
          return true;
        }
      }
      return false;
    }

    public Boolean eval(Boolean[] list, Boolean wanted) {
      if (list == null || wanted == null) {
        return null;
      }
      for (Boolean element : list) {
        if (element.equals(wanted)) {
          return true;
        }
      }
      return false;
    }
  }

  /** {@code some}, with the predicate as JSON. */
  public static class SomeOf extends Quantified {
    @Override
    Boolean judge(Object[] list, ElementPredicate predicate) {
      for (Object element : list) {
        if (predicate.holds(element)) {
          return true;
        }
      }
      return false;
    }
  }

  /** {@code every}, with the predicate as JSON. */
  public static class EveryOf extends Quantified {
    @Override
    Boolean judge(Object[] list, ElementPredicate predicate) {
      for (Object element : list) {
        if (!predicate.holds(element)) {
          return false;
        }
      }
      return true;
    }
  }

  /** Looks at a list with a predicate, which is a literal and so prepared once. */
  public abstract static class Quantified extends PlannedScalarFunction {
    private transient StringData last;
    private transient ElementPredicate predicate;

    abstract Boolean judge(Object[] list, ElementPredicate predicate);

    public Boolean eval(
        String[] list,
        @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData json) {
      return list == null ? null : judge(list, prepared(json));
    }

    public Boolean eval(
        Double[] list,
        @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData json) {
      return list == null ? null : judge(list, prepared(json));
    }

    public Boolean eval(
        Boolean[] list,
        @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData json) {
      return list == null ? null : judge(list, prepared(json));
    }

    private ElementPredicate prepared(StringData json) {
      if (json != last) {
        predicate = ElementPredicate.parse(json.toString());
        last = json;
      }
      return predicate;
    }
  }
}
