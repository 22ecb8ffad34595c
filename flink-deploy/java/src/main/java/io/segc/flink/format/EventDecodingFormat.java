package io.segc.flink.format;

import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.Projection;
import org.apache.flink.table.connector.format.ProjectableDecodingFormat;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.RowType;

/** The format {@code segc-json} of one table; decodes only the columns that the plan keeps. */
final class EventDecodingFormat
    implements ProjectableDecodingFormat<DeserializationSchema<RowData>> {
  private final String schemaText;
  private final String programText;

  EventDecodingFormat(String schemaText, String programText) {
    this.schemaText = schemaText;
    this.programText = programText;
  }

  @Override
  public DeserializationSchema<RowData> createRuntimeDecoder(
      DynamicTableSource.Context context, DataType physicalDataType, int[][] projections) {
    DataType projected = Projection.of(projections).project(physicalDataType);
    return new EventDecoder(
        schemaText,
        programText,
        (RowType) projected.getLogicalType(),
        context.createTypeInformation(projected));
  }

  @Override
  public ChangelogMode getChangelogMode() {
    return ChangelogMode.insertOnly();
  }
}
