package io.segc.bench;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;

/** All that the rules of {@link TimersJob} need of an event: user, epoch ms, and a number for what happened. */
final class CartStep {
  /** Something was bought. */
  static final int PURCHASE = -1;

  /** Nothing that a rule looks at; it moves event time and is dropped before the shuffle. */
  static final int OTHER = -2;

  /** From 0 on, the third field is the index of a product that rules watch. */
  static final TypeInformation<Tuple3<String, Long, Integer>> TYPE = Types.TUPLE(Types.STRING, Types.LONG, Types.INT);

  private CartStep() {}
}
