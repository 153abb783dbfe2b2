package org.koumen.platform;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals anew, with the current key, whatever an older key sealed.
 *
 * <p>Works through the rows in batches of their own transactions and may be stopped and begun again
 * at any time: each value names its key. Afterwards the old key opens nothing here any more;
 * backups from before still need it.
 */
@Component
public class KeyRotation {
  private static final int BATCH = 5_000;

  private final List<SealedColumn> columns;
  private final List<SealedStore> stores;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  KeyRotation(
      List<SealedColumn> columns,
      List<SealedStore> stores,
      JdbcClient jdbc,
      TransactionTemplate transactions) {
    this.columns = columns;
    this.stores = stores;
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /** Re-seals every value that the given seal finds stale; answers how many there were. */
  public long reseal(Seal seal) {
    return columns.stream().mapToLong(column -> reseal(column, seal)).sum()
        + stores.stream().mapToLong(store -> store.reseal(seal)).sum();
  }

  private long reseal(SealedColumn column, Seal seal) {
    long all = 0;
    UUID after = new UUID(0, 0);
    while (true) {
      Batch batch = next(column, seal, after);
      all += batch.resealed();
      if (batch.last() == null) {
        return all;
      }
      after = batch.last();
    }
  }

  private record Batch(int resealed, @org.jspecify.annotations.Nullable UUID last) {}

  private record Stored(UUID id, byte[] value) {}

  private Batch next(SealedColumn column, Seal seal, UUID after) {
    // The only SQL here that is put together: from names that the program itself declares.
    String select =
        "select id, %2$s as value from %1$s where id > :after and %2$s is not null order by id limit :limit"
            .formatted(column.table(), column.column());
    String update =
        "update %1$s as t set %2$s = v.value from unnest(:ids::uuid[], :olds::bytea[], :values::bytea[]) as v (id, old, value) where t.id = v.id and t.%2$s = v.old"
            .formatted(column.table(), column.column());
    return transactions.execute(
        status -> {
          List<Stored> found =
              jdbc.sql(select)
                  .param("after", after)
                  .param("limit", BATCH)
                  .query(
                      (row, number) ->
                          new Stored(row.getObject("id", UUID.class), row.getBytes("value")))
                  .list();
          List<Stored> stale =
              found.stream().filter(stored -> seal.isStale(stored.value())).toList();
          if (!stale.isEmpty()) {
            jdbc.sql(update)
                .param("ids", stale.stream().map(Stored::id).toArray(UUID[]::new))
                .param("olds", stale.stream().map(Stored::value).toArray(byte[][]::new))
                .param(
                    "values",
                    stale.stream()
                        .map(stored -> seal.seal(seal.open(stored.value())))
                        .toArray(byte[][]::new))
                .update();
          }
          return new Batch(stale.size(), found.isEmpty() ? null : found.getLast().id());
        });
  }
}
