package io.segc.flink.format;

import java.nio.charset.StandardCharsets;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.table.data.writer.BinaryRowWriter;

/**
 * Users whom nobody sends, so that whatever comes for them comes to each instance of the operator that runs the rules. Flink spreads keys over groups, 128 of them unless the job is told otherwise or
 * runs more than 85 times side by side, and gives each instance those that follow each other: one user in every fourth group reaches up to 32 instances for certain, and others by chance.
 */
final class Reminders {
  /** As Flink has it by default. */
  static final int GROUPS = 128;

  private static final int EVERY = 4;

  /** Their ids, by group. */
  static final byte[][] USERS = find();

  private Reminders() {}

  private static byte[][] find() {
    byte[][] users = new byte[GROUPS / EVERY][];
    int found = 0;
    for (int number = 0; found < users.length; number++) {
      // Ids that events have are not to be among them: hence the sign that no one types.
      byte[] user = ("\0" + number).getBytes(StandardCharsets.UTF_8);
      int group = groupOf(user);
      if (group % EVERY == 0 && users[group / EVERY] == null) {
        users[group / EVERY] = user;
        found++;
      }
    }
    return users;
  }

  /** The group of a user, as the key of a table that is partitioned by it. */
  static int groupOf(byte[] user) {
    BinaryRowData key = new BinaryRowData(1);
    BinaryRowWriter writer = new BinaryRowWriter(key);
    writer.writeBinary(0, user);
    writer.complete();
    return KeyGroupRangeAssignment.assignToKeyGroup(key, GROUPS);
  }
}
