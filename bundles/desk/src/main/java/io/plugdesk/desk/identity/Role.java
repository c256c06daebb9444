package io.plugdesk.desk.identity;

/** What a caller may do; {@link #OPERATOR} belongs to no tenant, every other role to one. */
public enum Role {
  /** A person who chats, without an account. */
  VISITOR,
  /** A person or service of the tenant that asks and reads. */
  USER,
  /** A person who talks to customers. */
  AGENT,
  /** A person who sets the tenant up. */
  ADMIN,
  /** Runs the house: creates tenants and reads no tenant's rows. */
  OPERATOR;

  /** The role's constant name for {@code @RolesAllowed}. */
  public static final String NAME_VISITOR = "visitor";

  /** As {@link #NAME_VISITOR}. */
  public static final String NAME_USER = "user";

  /** As {@link #NAME_VISITOR}. */
  public static final String NAME_AGENT = "agent";

  /** As {@link #NAME_VISITOR}. */
  public static final String NAME_ADMIN = "admin";

  /** As {@link #NAME_VISITOR}. */
  public static final String NAME_OPERATOR = "operator";
}
