package io.plugdesk.plugins;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which jars are let in when only signed ones are. */
class SignersTest {
  private static final byte[] JAR = Container.sample("1.0.0");

  @TempDir static Path folder;

  private static Signature maker;
  private static Signature stranger;
  private static Signers signers;

  @BeforeAll
  static void makeKeys() throws Exception {
    maker = new Signature(folder, "maker");
    stranger = new Signature(folder, "stranger");
    var known = Files.createDirectory(folder.resolve("known"));
    maker.certificate(known.resolve("maker.pem"));
    signers = new Signers(known);
  }

  @Test
  void letsEverybodyInWhenNobodyIsNamed() {
    assertDoesNotThrow(() -> new Signers(null).check(JAR));
  }

  @Test
  void letsInWhatOneThatIsNamedHasSigned() throws Exception {
    var file = Files.write(folder.resolve("signed.jar"), maker.sign(JAR));

    assertEquals("1.0.0", Jar.read(file, signers).artifact().version());
  }

  @Test
  void takesASingleFileOfCertificates() throws Exception {
    var file = maker.certificate(folder.resolve("maker.pem"));
    var signed = maker.sign(JAR);

    assertDoesNotThrow(() -> new Signers(file).check(signed));
  }

  @Test
  void refusesWhatNobodyHasSigned() {
    assertTrue(reason(JAR).startsWith("it is not signed throughout"), reason(JAR));
  }

  @Test
  void refusesWhatAStrangerHasSigned() throws Exception {
    assertEquals("it is signed by nobody whom PLUGDESK_SIGNERS names", reason(stranger.sign(JAR)));
  }

  @Test
  void refusesAnEntryThatWasPutInLater() throws Exception {
    var more = changed(maker.sign(JAR), "none", "io/plugdesk/Extra.class");

    assertTrue(reason(more).contains("(io/plugdesk/Extra.class is not)"), reason(more));
  }

  @Test
  void refusesAnEntryThatWasChanged() throws Exception {
    var other =
        changed(
            maker.sign(JAR), "io/plugdesk/plugins/sample/GreetingTool.class", "META-INF/SIG-NONE");

    assertEquals("its signature does not fit: it was changed after it was signed", reason(other));
  }

  @Test
  void letsNobodyInWhenTheCertificatesAreGone() throws Exception {
    var signed = maker.sign(JAR);
    var empty = new Signers(Files.createDirectory(folder.resolve("empty")));
    var missing = new Signers(folder.resolve("missing.pem"));

    for (var none : new Signers[] {empty, missing}) {
      assertThrows(PlugdeskException.class, () -> none.check(signed));
    }
  }

  private static String reason(byte[] jar) {
    var refusal = assertThrows(PlugdeskException.class, () -> signers.check(jar));
    assertEquals(Kind.REJECTED, refusal.kind());
    return refusal.getMessage();
  }

  /** Changes the content of one entry, or puts one in. */
  private static byte[] changed(byte[] jar, String entry, String added) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var in = new ZipInputStream(new ByteArrayInputStream(jar));
        var out = new ZipOutputStream(bytes)) {
      for (var each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
        var content = in.readAllBytes();
        if (each.getName().equals(entry)) {
          content[content.length - 1] ^= 1;
        }
        out.putNextEntry(new ZipEntry(each.getName()));
        out.write(content);
      }
      out.putNextEntry(new ZipEntry(added));
      out.write(1);
    }
    return bytes.toByteArray();
  }
}
