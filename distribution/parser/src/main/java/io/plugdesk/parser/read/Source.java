package io.plugdesk.parser.read;

import java.nio.file.Path;

/**
 * A file on this process's own disk.
 *
 * @param name what its owner calls it
 * @param path where it lies
 */
public record Source(String name, Path path) {}
