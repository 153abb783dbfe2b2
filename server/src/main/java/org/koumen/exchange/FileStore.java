package org.koumen.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.koumen.platform.Seal;
import org.koumen.platform.SealedStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps files in the database in sealed pieces, so that any node can go on with them and no disk
 * holds people's data.
 */
@Component
public class FileStore implements SealedStore {
  private static final int PIECE = 1 << 20;

  private final JdbcClient jdbc;
  private final Seal seal;

  FileStore(JdbcClient jdbc, Seal seal) {
    this.jdbc = jdbc;
    this.seal = seal;
  }

  /** Which files. */
  public enum Shelf {
    IMPORT(
        "insert into import_file (run_id, piece, content) values (:run, :piece, :content)",
        "select content from import_file where run_id = :run and piece = :piece",
        "update import_file set content = :content where run_id = :run and piece = :piece",
        "select run_id, piece from import_file"),
    EXPORT(
        "insert into export_file (run_id, piece, content) values (:run, :piece, :content)",
        "select content from export_file where run_id = :run and piece = :piece",
        "update export_file set content = :content where run_id = :run and piece = :piece",
        "select run_id, piece from export_file");

    private final String insert;
    private final String select;
    private final String update;
    private final String pieces;

    Shelf(String insert, String select, String update, String pieces) {
      this.insert = insert;
      this.select = select;
      this.update = update;
      this.pieces = pieces;
    }
  }

  /** Stores a stream in the caller's transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void put(Shelf shelf, UUID run, InputStream in) throws IOException {
    byte[] piece;
    for (int number = 0; (piece = in.readNBytes(PIECE)).length > 0; number++) {
      insert(shelf, run, number, piece);
    }
  }

  /** Begins a file that is written piece by piece in the caller's transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Pieces pieces(Shelf shelf, UUID run) {
    return new Pieces(shelf, run);
  }

  /** A file on its way into the store; holds no more than one piece of it. */
  public final class Pieces extends OutputStream {
    private final Shelf shelf;
    private final UUID run;
    private byte[] piece = new byte[PIECE];
    private int filled;
    private int number;
    private long size;
    private boolean closed;

    private Pieces(Shelf shelf, UUID run) {
      this.shelf = shelf;
      this.run = run;
    }

    /** Bytes written so far. */
    public long size() {
      return size;
    }

    @Override
    public void write(int one) {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      int at = from;
      int left = length;
      while (left > 0) {
        int part = Math.min(left, PIECE - filled);
        System.arraycopy(bytes, at, piece, filled, part);
        filled += part;
        at += part;
        left -= part;
        if (filled == PIECE) {
          store();
        }
      }
      size += length;
    }

    private void store() {
      byte[] content = filled == PIECE ? piece : Arrays.copyOf(piece, filled);
      insert(shelf, run, number++, content);
      filled = 0;
    }

    @Override
    public void close() {
      if (!closed && filled > 0) {
        store();
      }
      closed = true;
      piece = new byte[0];
    }
  }

  private void insert(Shelf shelf, UUID run, int number, byte[] content) {
    jdbc.sql(shelf.insert)
        .param("run", run)
        .param("piece", number)
        .param("content", seal.sealBytes(content))
        .update();
  }

  /** Whether a file is kept. */
  public boolean has(Shelf shelf, UUID run) {
    return piece(shelf, run, 0).isPresent();
  }

  /** Writes a kept file out. */
  public void writeTo(Shelf shelf, UUID run, OutputStream out) throws IOException {
    Optional<byte[]> piece = piece(shelf, run, 0);
    for (int number = 1; piece.isPresent(); number++) {
      out.write(piece.get());
      piece = piece(shelf, run, number);
    }
  }

  private Optional<byte[]> piece(Shelf shelf, UUID run, int number) {
    return jdbc.sql(shelf.select)
        .param("run", run)
        .param("piece", number)
        .query(byte[].class)
        .optional()
        .map(seal::openBytes);
  }

  /** Piece by piece, each in a transaction of its own. */
  @Override
  public long reseal(Seal next) {
    long resealed = 0;
    for (Shelf shelf : Shelf.values()) {
      for (Piece piece : jdbc.sql(shelf.pieces).query(Piece.class).list()) {
        byte[] content =
            jdbc.sql(shelf.select)
                .param("run", piece.runId())
                .param("piece", piece.piece())
                .query(byte[].class)
                .single();
        if (next.isStale(content)) {
          resealed +=
              jdbc.sql(shelf.update)
                  .param("run", piece.runId())
                  .param("piece", piece.piece())
                  .param("content", next.sealBytes(next.openBytes(content)))
                  .update();
        }
      }
    }
    return resealed;
  }

  private record Piece(UUID runId, int piece) {}

  /** A file that only this process reads and that is gone afterwards. */
  static final class Temporary implements AutoCloseable {
    private final Path path;

    Temporary() {
      try {
        this.path = Files.createTempFile("koumen-", ".part");
      } catch (IOException problem) {
        throw new UncheckedIOException(problem);
      }
    }

    Path path() {
      return path;
    }

    /** Takes a stream in and tells its SHA-256. */
    byte[] fill(InputStream in) throws IOException {
      MessageDigest digest = sha256();
      try (OutputStream out = new DigestOutputStream(Files.newOutputStream(path), digest)) {
        in.transferTo(out);
      }
      return digest.digest();
    }

    @Override
    public void close() {
      try {
        Files.deleteIfExists(path);
      } catch (IOException problem) {
        throw new UncheckedIOException(problem);
      }
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException problem) {
      throw new IllegalStateException("SHA-256 is part of every JDK", problem);
    }
  }
}
