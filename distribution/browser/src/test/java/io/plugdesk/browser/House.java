package io.plugdesk.browser;

/** Where the chat under test is served, and two questions whose fate there is known. */
public interface House extends AutoCloseable {
  /** Base address without a slash at its end. */
  String url();

  default String tenant() {
    return "acme";
  }

  /** A question that the tenant's documents answer. */
  default String answerable() {
    return System.getProperty("plugdesk.answerable", Samples.RETURNS);
  }

  /** A question that they do not. */
  default String unanswerable() {
    return System.getProperty("plugdesk.unanswerable", Samples.MOON);
  }

  @Override
  void close();

  /** The house at the system property {@code plugdesk.url}, or else a scripted one. */
  static House chosen() {
    var url = System.getProperty("plugdesk.url");
    return url == null ? new ScriptedHouse() : new Address(url.replaceAll("/+$", ""), "acme");
  }

  /** A house that runs already and goes on afterwards. */
  record Address(String url, String tenant) implements House {
    @Override
    public void close() {}
  }
}
