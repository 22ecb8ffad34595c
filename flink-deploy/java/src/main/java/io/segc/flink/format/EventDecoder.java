package io.segc.flink.format;

import io.segc.flink.text.PackedJson;
import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.util.Collector;

/**
 * Decodes event messages into rows, one row a message.
 *
 * <p>A message that is no event gives a row of {@code $cause} and {@code $value}; nothing it contains
 * makes {@link #deserialize} fail. A lone surrogate ({@code "\}{@code ud800"} in JSON) cannot be kept in
 * Flink's UTF-8 strings and becomes {@code ?} in columns, as everywhere in Flink.
 */
public final class EventDecoder implements DeserializationSchema<RowData> {
  private static final long serialVersionUID = 1L;

  private final String schemaText;
  /** null when the format has been given no rules. */
  private final String programText;

  private final RowType rowType;
  private final TypeInformation<RowData> producedType;

  /** Whether there is no one to remind, or no more. */
  private transient boolean isReminded;
  private transient EventProperties properties;
  private transient EventReader reader;
  private transient EventCheck check;
  private transient EventColumns columns;

  /**
   * Makes a decoder.
   *
   * @param schemaText the schema document
   * @param programText the rules of a fused program, or null
   * @param rowType the columns wanted, found by name, in any order
   * @param producedType the type information of that row
   * @throws org.apache.flink.table.api.ValidationException when schema and columns do not fit
   */
  EventDecoder(String schemaText, String programText, RowType rowType, TypeInformation<RowData> producedType) {
    this.schemaText = schemaText;
    this.programText = programText;
    this.rowType = rowType;
    this.producedType = producedType;
    prepare();
  }

  @Override
  public void open(InitializationContext context) {
    prepare();
  }

  private void prepare() {
    EventSchema schema = EventSchemaReader.read(schemaText);
    EventSlots slots = new EventSlots(schema);
    properties = new EventProperties(slots.count());
    reader = new EventReader(slots);
    check = new EventCheck(schema, slots);
    columns = new EventColumns(rowType, schema, slots, programText == null ? null : PackedJson.parse(programText));
    isReminded = !columns.hasFacts();
  }

  @Override
  public GenericRowData deserialize(byte[] message) throws IOException {
    String cause = reader.read(message, properties);
    if (cause == null) {
      cause = check.check(properties);
    }
    if (cause != null) {
      return columns.dead(cause, message);
    }
    return EventCheck.isTimeMark(properties)
        ? columns.timeMark(properties)
        : columns.event(properties, check.declared(properties));
  }

  /**
   * Before the first event that this reader gives, where there are rules, a few rows that are none: they have the time of the event, users of their own, and empty facts. They come to every
   * instance of the operator that runs the rules before any event of this reader does, and remind it how far event time had been when the job was stopped or lost.
   */
  @Override
  public void deserialize(byte[] message, Collector<RowData> out) throws IOException {
    GenericRowData row = deserialize(message);
    if (!isReminded && columns.isEvent(row)) {
      isReminded = true;
      for (byte[] user : Reminders.USERS) {
        out.collect(columns.reminder(row, user));
      }
    }
    out.collect(row);
  }

  @Override
  public boolean isEndOfStream(RowData row) {
    return false;
  }

  @Override
  public TypeInformation<RowData> getProducedType() {
    return producedType;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EventDecoder that
        && schemaText.equals(that.schemaText)
        && Objects.equals(programText, that.programText)
        && rowType.equals(that.rowType);
  }

  @Override
  public int hashCode() {
    return Objects.hash(schemaText, programText, rowType);
  }
}
