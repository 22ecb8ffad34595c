package io.segc.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;

/**
 * One absence rule: add_to_cart of the product, and then no purchase of anything for so long; each further add_to_cart
 * of the product starts the clock again.
 *
 * @param id id of the rule
 * @param product the product's id
 * @param forMs how long nothing is bought, in ms
 */
public record AbsenceRule(String id, String product, long forMs) implements Serializable {
  /** Reads a JSON array of rules. */
  static List<AbsenceRule> read(String file) throws IOException {
    return List.of(new ObjectMapper().readValue(Path.of(file).toFile(), AbsenceRule[].class));
  }

  /** The line that says that the rule has held for a user. @param at epoch ms */
  static String entry(String rule, String userId, long at) {
    return "{\"rule\":\"" + rule + "\",\"userId\":\"" + userId + "\",\"at\":" + at + "}";
  }
}
