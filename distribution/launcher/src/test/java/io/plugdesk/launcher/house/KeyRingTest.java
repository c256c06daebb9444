package io.plugdesk.launcher.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {
  @TempDir Path temporary;
  private KeyRing keys;

  @BeforeEach
  void makeKeys() {
    keys = new KeyRing(temporary.resolve("keys"));
    assertEquals(6, keys.complete());
  }

  @Test
  void onlyTheOwnerGetsAtTheKeys() throws Exception {
    assertEquals("rwx------", permissions(temporary.resolve("keys")));
    for (Path file : keys.files()) {
      assertEquals("rw-------", permissions(file), file.toString());
      assertTrue(OwnerOnly.holdsFor(file));
    }
  }

  @Test
  void aSecondStartKeepsEveryKey() {
    String password = keys.read(KeyRing.POSTGRES_OWNER);
    String issuer = keys.read(KeyRing.ISSUER);
    assertEquals(0, keys.complete());
    assertEquals(password, keys.read(KeyRing.POSTGRES_OWNER));
    assertEquals(issuer, keys.read(KeyRing.ISSUER));
  }

  @Test
  void closesAKeyThatWasOpened() throws Exception {
    Path file = keys.file(KeyRing.ISSUER);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertFalse(OwnerOnly.holdsFor(file));
    keys.complete();
    assertTrue(OwnerOnly.holdsFor(file));
  }

  @Test
  void eachRoleHasItsOwnPassword() {
    assertNotEquals(keys.read(KeyRing.POSTGRES_APP), keys.read(KeyRing.POSTGRES_HOUSE));
    assertEquals(43, keys.read(KeyRing.POSTGRES_APP).length());
  }

  @Test
  void theIssuersKeySignsAndHasAName() throws Exception {
    JWK key = JWK.parse(keys.read(KeyRing.ISSUER));
    assertTrue(key.isPrivate());
    assertEquals(KeyUse.SIGNATURE, key.getKeyUse());
    assertEquals("ES256", key.getAlgorithm().getName());
    assertFalse(key.getKeyID().isEmpty());
  }

  @Test
  void theShellsKeyIsOneLineOfOpenSsh() {
    String line = keys.read(KeyRing.SHELL_PUBLIC);
    assertTrue(line.matches("ssh-rsa AAAAB3NzaC1yc2E[\\w+/=]+ plugdesk"), line);
    assertTrue(keys.read(KeyRing.SHELL).startsWith("-----BEGIN PRIVATE KEY-----"));
  }

  private static String permissions(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
