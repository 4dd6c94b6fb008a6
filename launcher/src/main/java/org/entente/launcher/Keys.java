package org.entente.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * The RSA key pair by which tokens are signed and checked. Made once, by {@code up} or {@code keys}
 * alone; both files are readable by their owner only. The public one is written last: where it
 * lies, the pair is whole.
 */
record Keys(Path folder) {
  Path privateFile() {
    return folder.resolve("private.pem");
  }

  Path publicFile() {
    return folder.resolve("public.pem");
  }

  /** Makes the pair where there is none; true when it did. */
  boolean ensure() {
    if (Files.exists(publicFile())) {
      return false;
    }
    try {
      Files.createDirectories(folder);
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      var pair = generator.generateKeyPair();
      write(privateFile(), "PRIVATE KEY", pair.getPrivate().getEncoded());
      write(publicFile(), "PUBLIC KEY", pair.getPublic().getEncoded());
      return true;
    } catch (IOException | GeneralSecurityException e) {
      throw new Failure("The keys in " + folder + " cannot be made: " + e.getMessage(), e);
    }
  }

  PrivateKey signingKey() {
    try {
      String pem = Files.readString(privateFile()).replaceAll("-----[A-Z ]+-----|\\s", "");
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    } catch (IOException e) {
      throw new Failure(
          "There is no key to sign with at " + privateFile() + "; ./entente up makes one.", e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new Failure("The key in " + privateFile() + " cannot be read.", e);
    }
  }

  /**
   * Whether what the private key signs is what the public one accepts.
   *
   * @throws Failure when one of them cannot be read
   */
  boolean arePair() {
    byte[] text = "entente".getBytes(StandardCharsets.US_ASCII);
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(signingKey());
      signature.update(text);
      byte[] signed = signature.sign();
      String pem = Files.readString(publicFile()).replaceAll("-----[A-Z ]+-----|\\s", "");
      signature.initVerify(
          KeyFactory.getInstance("RSA")
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pem))));
      signature.update(text);
      return signature.verify(signed);
    } catch (SignatureException | InvalidKeyException others) {
      return false;
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new Failure("The key in " + publicFile() + " cannot be read.", e);
    }
  }

  private static void write(Path file, String kind, byte[] key) throws IOException {
    var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    writePrivately(
        file,
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(kind, lines.encodeToString(key), kind));
  }

  /** Writes a file whole, readable by its owner alone. */
  static void writePrivately(Path file, String text) throws IOException {
    Path making = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(making);
    var ownerOnly = PosixFilePermissions.fromString("rw-------");
    Files.createFile(making, PosixFilePermissions.asFileAttribute(ownerOnly));
    Files.writeString(making, text);
    Files.move(making, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
