package org.koumen.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals identity and phone numbers at rest and makes the blind indexes by which they are found.
 *
 * <p>Sealed form: key id (2 bytes), nonce (12 bytes), AES-256-GCM text with its tag. Blind index:
 * the first 16 bytes of HMAC-SHA256 over purpose and value, so that equal values of one purpose are
 * equal and nothing else can be told from them without the key.
 */
public final class Seal {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int INDEX_BYTES = 16;

  private final Map<Integer, SecretKeySpec> seals = new HashMap<>();
  private final int current;
  private final SecretKeySpec indexKey;
  private final SecureRandom random = new SecureRandom();
  private final ThreadLocal<Mac> mac;

  public Seal(SealKeys keys) {
    keys.seals().forEach((id, key) -> seals.put(id, new SecretKeySpec(key, "AES")));
    this.current = keys.seals().lastKey();
    this.indexKey = new SecretKeySpec(keys.index(), "HmacSHA256");
    this.mac = ThreadLocal.withInitial(this::newMac);
  }

  /** Encrypts a value with the current key. */
  public byte[] seal(String clear) {
    return sealBytes(clear.getBytes(StandardCharsets.UTF_8));
  }

  /** Encrypts content, such as a piece of a file, with the current key. */
  public byte[] sealBytes(byte[] clear) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key(current), new GCMParameterSpec(TAG_BITS, nonce));
      byte[] text = cipher.doFinal(clear);
      return ByteBuffer.allocate(2 + NONCE_BYTES + text.length)
          .putShort((short) current)
          .put(nonce)
          .put(text)
          .array();
    } catch (GeneralSecurityException problem) {
      throw new IllegalStateException("AES-GCM is part of every JDK", problem);
    }
  }

  /**
   * Decrypts a sealed value.
   *
   * @throws IllegalStateException when the bytes were changed or their key is missing
   */
  public String open(byte[] sealed) {
    return new String(openBytes(sealed), StandardCharsets.UTF_8);
  }

  /**
   * Decrypts sealed content.
   *
   * @throws IllegalStateException when the bytes were changed or their key is missing
   */
  public byte[] openBytes(byte[] sealed) {
    ByteBuffer buffer = ByteBuffer.wrap(sealed);
    int id = Short.toUnsignedInt(buffer.getShort());
    byte[] nonce = new byte[NONCE_BYTES];
    buffer.get(nonce);
    byte[] text = new byte[buffer.remaining()];
    buffer.get(text);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, key(id), new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException problem) {
      throw new IllegalStateException("a sealed value cannot be opened with key " + id, problem);
    }
  }

  /** Whether the value was sealed with an older key and should be sealed anew. */
  public boolean isStale(byte[] sealed) {
    return Short.toUnsignedInt(ByteBuffer.wrap(sealed).getShort()) != current;
  }

  /**
   * The blind index of a value.
   *
   * @param purpose keeps indexes of different kinds apart: {@code identity}, {@code phone}, {@code
   *     phone-tail} …
   * @param value already normalised; equal spelling gives an equal index
   * @return 16 bytes
   */
  public byte[] index(String purpose, String value) {
    Mac mine = mac.get();
    mine.update(purpose.getBytes(StandardCharsets.UTF_8));
    mine.update((byte) 0);
    return Arrays.copyOf(mine.doFinal(value.getBytes(StandardCharsets.UTF_8)), INDEX_BYTES);
  }

  private SecretKeySpec key(int id) {
    SecretKeySpec key = seals.get(id);
    if (key == null) {
      throw new IllegalStateException("seal key " + id + " is not in the key file");
    }
    return key;
  }

  private Mac newMac() {
    try {
      Mac fresh = Mac.getInstance("HmacSHA256");
      fresh.init(indexKey);
      return fresh;
    } catch (GeneralSecurityException problem) {
      throw new IllegalStateException("HMAC-SHA256 is part of every JDK", problem);
    }
  }
}
