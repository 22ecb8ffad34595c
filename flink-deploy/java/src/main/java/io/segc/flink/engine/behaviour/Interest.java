package io.segc.flink.engine.behaviour;

/** Which events someone must see. */
public interface Interest {
  /** Events at which a predicate holds. */
  void inPredicate(int predicate);

  /** Events at which a predicate holds, as long as something is remembered: from nothing they lead to nothing. */
  void inPredicateWhileRemembering(int predicate);

  /** Every event that is passed on. */
  void inAll();

  /** What a part asks for that does nothing unless something is remembered already. A part that remembers things of its own must see its events always. */
  static void whileRemembering(Behaviour part, Interest interest) {
    if (part instanceof Occurs occurs) {
      interest.inPredicateWhileRemembering(occurs.predicate);
    } else {
      part.listen(interest);
    }
  }
}
