package io.plugdesk.launcher.house;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** The secrets of the house, made at the first start and never printed. */
public final class KeyRing {
  public static final String POSTGRES_OWNER = "postgres-owner";
  public static final String POSTGRES_APP = "postgres-app";
  public static final String POSTGRES_HOUSE = "postgres-house";
  public static final String ISSUER = "issuer.jwk";
  public static final String SHELL = "shell";
  public static final String SHELL_PUBLIC = "shell.pub";

  private static final List<String> PASSWORDS =
      List.of(POSTGRES_OWNER, POSTGRES_APP, POSTGRES_HOUSE);
  private static final int PASSWORD_BYTES = 32;

  private final Path folder;

  public KeyRing(Path folder) {
    this.folder = folder;
  }

  /** Every file of the ring. */
  public List<Path> files() {
    return List.of(POSTGRES_OWNER, POSTGRES_APP, POSTGRES_HOUSE, ISSUER, SHELL, SHELL_PUBLIC)
        .stream()
        .map(folder::resolve)
        .toList();
  }

  /** Makes the keys that are missing and closes all to other users; returns how many were made. */
  public int complete() {
    OwnerOnly.folder(folder);
    long before = files().stream().filter(Files::exists).count();
    PASSWORDS.stream().map(folder::resolve).filter(KeyRing::isMissing).forEach(this::makePassword);
    if (isMissing(folder.resolve(ISSUER))) {
      OwnerOnly.write(folder.resolve(ISSUER), newIssuer().toJSONString());
    }
    if (isMissing(folder.resolve(SHELL)) || isMissing(folder.resolve(SHELL_PUBLIC))) {
      ShellKey key = ShellKey.generate();
      OwnerOnly.write(folder.resolve(SHELL), key.privatePem());
      OwnerOnly.write(folder.resolve(SHELL_PUBLIC), key.publicLine());
    }
    files().forEach(OwnerOnly::tighten);
    return (int) (files().size() - before);
  }

  /** The content of one key file, without a newline at its end. */
  public String read(String name) {
    try {
      return Files.readString(folder.resolve(name)).strip();
    } catch (IOException failure) {
      throw new Failure(
          "Cannot read the key "
              + folder.resolve(name)
              + ". Run './plugdesk start' once as the user who owns the data folder.",
          failure);
    }
  }

  public Path file(String name) {
    return folder.resolve(name);
  }

  private static boolean isMissing(Path file) {
    return !Files.exists(file);
  }

  private void makePassword(Path file) {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    OwnerOnly.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
  }

  private static ECKey newIssuer() {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.ES256)
          .keyIDFromThumbprint(true)
          .generate();
    } catch (JOSEException failure) {
      throw new Failure("This JDK cannot make an EC P-256 key. Use an unchanged JDK 17.", failure);
    }
  }
}
