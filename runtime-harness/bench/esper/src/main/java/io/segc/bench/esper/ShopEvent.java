package io.segc.bench.esper;

/** An event of the shop, with the fields that the rules look at; absent ones are null. */
public final class ShopEvent {
  String userId;
  String type;
  long ts;
  String platform;
  String productId;
  Double price;
  String target;

  public String getUserId() {
    return userId;
  }

  public String getType() {
    return type;
  }

  /** Epoch ms. */
  public long getTs() {
    return ts;
  }

  public String getPlatform() {
    return platform;
  }

  public String getProductId() {
    return productId;
  }

  public Double getPrice() {
    return price;
  }

  public String getTarget() {
    return target;
  }
}
