package io.segc.flink.format;

import java.util.Set;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.table.connector.format.DecodingFormat;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.factories.DeserializationFormatFactory;
import org.apache.flink.table.factories.DynamicTableFactory;
import org.apache.flink.table.factories.FactoryUtil;

/** Factory of {@code 'format' = 'segc-json'}: events and dead letters out of JSON messages. */
public final class SegcJsonFormatFactory implements DeserializationFormatFactory {
  public static final String IDENTIFIER = "segc-json";

  /** The event schema: {@code {"types": {T: {F: {"kind", "optional", "values"}}}}}. */
  public static final ConfigOption<String> SCHEMA =
      ConfigOptions.key("schema")
          .stringType()
          .noDefaultValue()
          .withDescription("The event types and their fields, as one JSON document.");

  /** Rules that are to run in one operator: of each event they get what they need to know in the column {@code $facts}. */
  public static final ConfigOption<String> PROGRAM =
      ConfigOptions.key("program")
          .stringType()
          .noDefaultValue()
          .withDescription("The rules of a fused program, as one JSON document, which may be packed: gzip in base64.");

  @Override
  public DecodingFormat<DeserializationSchema<RowData>> createDecodingFormat(
      DynamicTableFactory.Context context, ReadableConfig options) {
    FactoryUtil.validateFactoryOptions(this, options);
    String schemaText = options.get(SCHEMA);
    EventSchemaReader.read(schemaText);
    return new EventDecodingFormat(schemaText, options.getOptional(PROGRAM).orElse(null));
  }

  @Override
  public String factoryIdentifier() {
    return IDENTIFIER;
  }

  @Override
  public Set<ConfigOption<?>> requiredOptions() {
    return Set.of(SCHEMA);
  }

  @Override
  public Set<ConfigOption<?>> optionalOptions() {
    return Set.of(PROGRAM);
  }
}
