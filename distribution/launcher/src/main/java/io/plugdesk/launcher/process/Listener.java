package io.plugdesk.launcher.process;

/**
 * A socket that waits for connections.
 *
 * @param address where it listens: an IP address, or * for all
 * @param port its port
 * @param pid who listens, or 0 when that cannot be seen
 */
public record Listener(String address, int port, long pid) {
  /** Whether only this machine reaches it. */
  public boolean isLoopback() {
    return address.startsWith("127.") || address.equals("::1") || address.equals("localhost");
  }
}
