package io.plugdesk.launcher.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.launcher.house.About;
import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.postgres.PostgresServer;
import io.plugdesk.launcher.terminal.Steps;
import io.plugdesk.launcher.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stopped house into an archive and out of it, and what is no backup. */
class BackupTest {
  @TempDir Path folder;

  private Path home;
  private Path archive;
  private House house;

  @BeforeEach
  void aHouse() throws IOException {
    home = folder.resolve("home");
    archive = folder.resolve("house.tar.gz");
    house = House.of(folder.resolve("checkout"), Map.of(House.HOME, home.toString()));
    Path cluster = PostgresServer.cluster(house, About.read().postgres());
    write(cluster.resolve("PG_VERSION"), "17");
    write(cluster.resolve("postmaster.pid"), "1");
    write(cluster.resolve("base/1/1259"), "rows");
    Files.createDirectories(cluster.resolve("pg_notify"));
    write(home.resolve("postgres/17.11.0/bin/postgres"), "program");
    write(home.resolve("solr/zookeeper/version-2/log.1"), "log");
    write(home.resolve("keys/postgres-owner"), "secret");
    Files.setPosixFilePermissions(
        home.resolve("keys/postgres-owner"), PosixFilePermissions.fromString("rw-------"));
    write(home.resolve("files/t/ab/abc"), "original");
    write(home.resolve("folders/acme/Käse & Brot.md"), "# Käse");
    write(home.resolve("log/karaf.log"), "past");
    write(home.resolve("karaf/cache/x"), "cache");
    write(home.resolve("run/launcher.json"), "{}");
    write(home.resolve("run/demo.json"), "[]");
    Files.createSymbolicLink(home.resolve("folders/acme/link"), Path.of("/etc/passwd"));
  }

  @Test
  void bringsBackWhatCannotBeMadeAnew() throws Exception {
    backUp();
    Path empty = folder.resolve("empty");
    Restore.Restored restored = new Restore(empty).from(archive);
    assertEquals(7, restored.files());
    assertFalse(restored.facts().running());
    assertEquals(
        List.of(
            "files/t/ab/abc",
            "folders/acme/Käse & Brot.md",
            "keys/postgres-owner",
            "postgres/cluster-17/PG_VERSION",
            "postgres/cluster-17/base/1/1259",
            "run/demo.json",
            "solr/zookeeper/version-2/log.1"),
        filesOf(empty));
    assertEquals("# Käse", Files.readString(empty.resolve("folders/acme/Käse & Brot.md")));
    assertTrue(Files.isDirectory(empty.resolve("postgres/cluster-17/pg_notify")));
    assertEquals("rw-------", permissions(empty.resolve("keys/postgres-owner")));
  }

  @Test
  void onlyItsOwnerCanReadTheArchive() throws Exception {
    backUp();
    assertEquals("rw-------", permissions(archive));
  }

  @Test
  void mayLieInTheDataFolder() throws Exception {
    archive = home.resolve("backup.tar.gz");
    backUp();
    backUpAs(home.resolve("second.tar.gz"));
    new Restore(folder.resolve("empty")).from(archive);
    assertFalse(filesOf(folder.resolve("empty")).contains("backup.tar.gz"));
  }

  @Test
  void overwritesNoArchive() throws Exception {
    write(archive, "precious");
    assertThrows(Failure.class, this::backUp);
    assertEquals("precious", Files.readString(archive));
  }

  @Test
  void refusesAFolderThatIsNotEmpty() throws Exception {
    backUp();
    Failure failure = assertThrows(Failure.class, () -> new Restore(home).from(archive));
    assertTrue(failure.getMessage().contains("is not empty"));
    assertEquals("secret", Files.readString(home.resolve("keys/postgres-owner")));
  }

  @Test
  void refusesAnArchiveThatIsCutShort() throws Exception {
    backUp();
    byte[] whole = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(whole, whole.length / 2));
    refuses("damaged");
  }

  @Test
  void refusesAMemberThatWasChanged() throws Exception {
    craft(
        tar -> {
          member(tar, "data/keys/issuer.jwk", "forged");
          member(tar, ArchiveWriter.DIGESTS, "0000  plugdesk-backup.json\n");
        });
    refuses("plugdesk-backup.json is not what it was");
  }

  @Test
  void refusesAPathThatLeadsOutOfTheFolder() throws Exception {
    for (String name : List.of("data/../../evil", "/tmp/evil", "evil", "data/a/../../../evil")) {
      craft(tar -> member(tar, name, "evil"));
      refuses("is no file of a data folder");
    }
    assertFalse(Files.exists(folder.resolve("evil")));
  }

  @Test
  void refusesALink() throws Exception {
    craft(
        tar -> {
          TarArchiveEntry link = new TarArchiveEntry("data/keys", TarConstants.LF_SYMLINK);
          link.setLinkName("/etc");
          tar.putArchiveEntry(link);
          tar.closeArchiveEntry();
        });
    refuses("is no file of a data folder");
  }

  @Test
  void refusesAnotherFormatOrAnotherPostgres() throws Exception {
    craft(new BackupFacts(2, "9.0", About.read().postgres(), "now", false), tar -> {});
    refuses("Restore it with Plugdesk 9.0");
    craft(new BackupFacts(1, "9.0", "99.1", "now", false), tar -> {});
    refuses("PostgreSQL 99.1");
  }

  @Test
  void refusesWhatIsNoBackup() throws Exception {
    write(archive, "hello");
    refuses("damaged");
  }

  private void refuses(String reason) throws IOException {
    Path empty = folder.resolve("empty");
    Failure failure = assertThrows(Failure.class, () -> new Restore(empty).from(archive));
    assertTrue(failure.getMessage().contains(reason), failure.getMessage());
    assertEquals(List.of(), filesOf(empty));
    Files.delete(archive);
  }

  private void backUp() throws Exception {
    backUpAs(archive);
  }

  private void backUpAs(Path target) throws Exception {
    Terminal silent = new Terminal(new PrintStream(new ByteArrayOutputStream()), false, false, 80);
    try (Steps steps = new Steps(silent)) {
      new Backup(house, steps).write(target, false);
    }
  }

  private void craft(Content content) throws IOException {
    craft(new BackupFacts(1, "1.0", About.read().postgres(), "now", false), content);
  }

  private void craft(BackupFacts facts, Content content) throws IOException {
    try (OutputStream file = Files.newOutputStream(archive);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(file))) {
      member(tar, BackupFacts.MEMBER, facts.json());
      content.write(tar);
    }
  }

  private static void member(TarArchiveOutputStream tar, String name, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static List<String> filesOf(Path root) throws IOException {
    try (var tree = Files.walk(root)) {
      return tree.filter(Files::isRegularFile)
          .map(path -> root.relativize(path).toString())
          .sorted()
          .collect(Collectors.toList());
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private interface Content {
    void write(TarArchiveOutputStream tar) throws IOException;
  }
}
