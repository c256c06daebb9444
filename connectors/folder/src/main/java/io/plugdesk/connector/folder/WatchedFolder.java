package io.plugdesk.connector.folder;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.PatternSyntaxException;

/**
 * A folder inside the tenant's own, which is never left: neither by its name nor by a symbolic
 * link. What is hidden or temporary is not seen.
 */
final class WatchedFolder {
  private static final Duration SETTLING = Duration.ofSeconds(1);
  private static final int RADIX = 36;
  private static final List<String> TEMPORARY = List.of(".part", ".tmp", ".crdownload", "~");

  private final Path tenantFolder;
  private final String name;
  private final List<String> include;
  private final Clock clock;

  /**
   * Describes the folder.
   *
   * @param tenantFolder the tenant's folder, or null when the house did not tell it
   * @param name the watched part of it; empty for all
   * @param include glob patterns; empty for all files
   * @param clock tells whether a file was written just now
   */
  WatchedFolder(Path tenantFolder, String name, List<String> include, Clock clock) {
    this.tenantFolder = tenantFolder;
    this.name = name.strip();
    this.include = List.copyOf(include);
    this.clock = clock;
  }

  /** The files by path, also those that are not settled. */
  SortedMap<String, WatchedFile> files() {
    var matchers = matchers();
    var folder = real();
    try {
      var walk = new Walk(folder, matchers);
      Files.walkFileTree(folder, walk);
      return walk.found;
    } catch (IOException e) {
      throw new PlugdeskException(
          Kind.MISCONFIGURED,
          "The watched folder cannot be read: give the user of the house the right to read "
              + folder,
          e);
    }
  }

  /** Opens a file, unless it has become a way out of the folder. */
  InputStream open(WatchedFile file) throws IOException {
    var real = file.real().toRealPath();
    if (!real.startsWith(real())) {
      throw new NoSuchFileException(file.path());
    }
    return Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS);
  }

  private Path real() {
    if (tenantFolder == null) {
      throw new PlugdeskException(
          Kind.MISCONFIGURED,
          "The house has no folder for this tenant: switch the folder on again");
    }
    try {
      Files.createDirectories(tenantFolder);
      var root = tenantFolder.toRealPath();
      var inside = Path.of(name).normalize();
      if (inside.isAbsolute() || inside.startsWith("..")) {
        throw leaves(null);
      }
      var folder = root.resolve(inside).normalize();
      var existing = folder;
      while (!Files.exists(existing)) {
        existing = existing.getParent();
      }
      if (!existing.toRealPath().startsWith(root)) {
        throw leaves(null);
      }
      Files.createDirectories(folder);
      return folder.toRealPath();
    } catch (InvalidPathException e) {
      throw leaves(e);
    } catch (IOException e) {
      throw new PlugdeskException(
          Kind.MISCONFIGURED,
          "The watched folder cannot be made: see that " + name + " names a folder, not a file",
          e);
    }
  }

  private static PlugdeskException leaves(Exception cause) {
    return new PlugdeskException(
        Kind.MISCONFIGURED,
        "The setting folder leads out of the tenant's folder: name a folder inside of it, such as"
            + " handbook",
        cause);
  }

  private List<PathMatcher> matchers() {
    try {
      return include.stream()
          .map(String::strip)
          .filter(pattern -> !pattern.isEmpty())
          .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
          .toList();
    } catch (PatternSyntaxException e) {
      throw new PlugdeskException(
          Kind.MISCONFIGURED,
          "The setting include holds a pattern that cannot be read: correct " + e.getPattern(),
          e);
    }
  }

  private static boolean hidden(Path path) {
    var last = path.getFileName().toString();
    return last.startsWith(".")
        || last.startsWith("~$")
        || TEMPORARY.stream().anyMatch(last::endsWith);
  }

  /** Collects the files. */
  private final class Walk extends SimpleFileVisitor<Path> {
    private final SortedMap<String, WatchedFile> found = new TreeMap<>();
    private final Path folder;
    private final List<PathMatcher> matchers;

    private Walk(Path folder, List<PathMatcher> matchers) {
      this.folder = folder;
      this.matchers = matchers;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      return !directory.equals(folder) && hidden(directory)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      var path = folder.relativize(file);
      if (!hidden(file) && wanted(path)) {
        try {
          add(path.toString().replace('\\', '/'), file.toRealPath());
        } catch (IOException e) {
          return FileVisitResult.CONTINUE;
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException && !file.equals(folder)) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    private boolean wanted(Path path) {
      return matchers.isEmpty()
          || matchers.stream()
              .anyMatch(each -> each.matches(path) || each.matches(path.getFileName()));
    }

    private void add(String path, Path real) throws IOException {
      var attributes = Files.readAttributes(real, BasicFileAttributes.class);
      if (real.startsWith(folder) && attributes.isRegularFile()) {
        var modified = attributes.lastModifiedTime();
        var age = Duration.between(modified.toInstant(), clock.instant()).abs();
        var stamp =
            Long.toString(attributes.size(), RADIX)
                + "."
                + Long.toString(modified.to(TimeUnit.MICROSECONDS), RADIX);
        var settled = age.compareTo(SETTLING) >= 0 && Files.isReadable(real);
        found.put(path, new WatchedFile(path, real, stamp, settled));
      }
    }
  }
}
