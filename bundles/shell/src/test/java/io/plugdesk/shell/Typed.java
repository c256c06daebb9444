package io.plugdesk.shell;

import org.apache.karaf.shell.api.console.CommandLine;

/** A line whose last word is being typed. */
record Typed(String... words) implements CommandLine {
  @Override
  public int getCursorArgumentIndex() {
    return words.length - 1;
  }

  @Override
  public String getCursorArgument() {
    return words[words.length - 1];
  }

  @Override
  public int getArgumentPosition() {
    return getCursorArgument().length();
  }

  @Override
  public String[] getArguments() {
    return words;
  }

  @Override
  public int getBufferPosition() {
    return getBuffer().length();
  }

  @Override
  public String getBuffer() {
    return String.join(" ", words);
  }
}
