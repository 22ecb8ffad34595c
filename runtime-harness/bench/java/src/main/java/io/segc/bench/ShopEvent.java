package io.segc.bench;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** An event of the shop as a POJO that Jackson fills: the fields that rules of this module look at. */
@JsonIgnoreProperties(ignoreUnknown = true)
public class ShopEvent {
  public String eventId;
  public String userId;
  public String type;
  /** Epoch ms. */
  public long ts;

  public String productId;
}
