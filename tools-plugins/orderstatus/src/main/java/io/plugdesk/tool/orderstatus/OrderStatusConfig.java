package io.plugdesk.tool.orderstatus;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How a shop is asked for an order; two underscores in a name stand for one in the setting. */
@ObjectClassDefinition(
    name = "Order status",
    description = "Tells customers where their order is, as the shop's own order service says.")
public @interface OrderStatusConfig {
  /** Where the order service is. */
  @AttributeDefinition(name = "Base URL", description = "Such as https://shop.example/api.")
  String base__url();

  /** What follows the base URL. */
  @AttributeDefinition(name = "Path", description = "{number} stands for the order's number.")
  String path() default "/orders/{number}";

  /** Where the key is kept; the key itself is never a setting. */
  @AttributeDefinition(
      name = "Key reference",
      description = "file:NAME for the file keys/secrets/<tenant id>/NAME; empty without a key.",
      type = AttributeType.PASSWORD,
      required = false)
  String api__key__ref() default "";

  /** Which header carries the key. */
  @AttributeDefinition(
      name = "Key header",
      description = "Authorization carries it as \"Bearer KEY\", any other header as it is.")
  String key__header() default "Authorization";

  /** What a number of an order looks like. */
  @AttributeDefinition(
      name = "Pattern of a number",
      description = "A regular expression that a whole order number matches.")
  String number__pattern() default "[A-Za-z]{0,4}-?[0-9]{4,12}";

  /** A number as customers know it. */
  @AttributeDefinition(
      name = "Example of a number",
      description = "Told to a customer who is asked for a number.")
  String number__example() default "A-1001";

  /** How long the order service may take. */
  @AttributeDefinition(name = "Seconds", description = "1 to 30.", min = "1", max = "30")
  int timeout__seconds() default 5;

  /** Where the answer holds the status. */
  @AttributeDefinition(name = "Field of the status", description = "A dot leads one level deeper.")
  String status__field() default "status";

  /** Where the answer holds the day of delivery. */
  @AttributeDefinition(name = "Field of the delivery", description = "May be missing.")
  String delivery__field() default "expected_delivery";

  /** Where the answer holds the tracking link. */
  @AttributeDefinition(name = "Field of the tracking link", description = "May be missing.")
  String tracking__field() default "tracking_url";
}
