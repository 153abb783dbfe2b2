package org.koumen.registry;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.koumen.platform.Seal;
import org.koumen.platform.SealedStore;
import org.koumen.registry.sql.FileTable;
import org.koumen.registry.sql.FileTable.Document;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The numbers in the history of files. What the history says stays as it is; only the key that it
 * is sealed with is another one.
 */
@Component
class SealedHistory implements SealedStore {
  private static final int BATCH = 1_000;

  /** As PostgreSQL writes a {@code bytea} within JSON: {@code "phone_sealed": "\\x0001…"}. */
  private static final Pattern SEALED =
      Pattern.compile("(\"[a-z_]+_sealed\": \"\\\\\\\\x)([0-9a-f]+)(?=\")");

  private static final HexFormat HEX = HexFormat.of();

  private final FileTable table;
  private final TransactionTemplate transactions;

  SealedHistory(FileTable table, TransactionTemplate transactions) {
    this.table = table;
    this.transactions = transactions;
  }

  @Override
  public long reseal(Seal seal) {
    Counter resealed = new Counter();
    UUID after = new UUID(0, 0);
    List<Document> batch;
    do {
      UUID from = after;
      batch =
          transactions.execute(
              status -> {
                List<Document> found = table.sealedHistory(from, BATCH);
                table.rewriteSealed(
                    found.stream()
                        .map(
                            document -> document.with(resealed(document.changes(), seal, resealed)))
                        .filter(document -> !found.contains(document))
                        .toList());
                return found;
              });
      after = batch.isEmpty() ? after : batch.getLast().id();
    } while (!batch.isEmpty());
    return resealed.count;
  }

  private static final class Counter {
    private long count;
  }

  private static String resealed(String changes, Seal seal, Counter counter) {
    return SEALED
        .matcher(changes)
        .replaceAll(
            found -> {
              byte[] value = HEX.parseHex(found.group(2));
              if (!seal.isStale(value)) {
                return Matcher.quoteReplacement(found.group());
              }
              counter.count++;
              return Matcher.quoteReplacement(
                  found.group(1) + HEX.formatHex(seal.sealBytes(seal.openBytes(value))));
            });
  }
}
