package org.koumen.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A move as the columns of its row. */
record MoveColumns(
    @Nullable UUID unitId,
    @Nullable String unitName,
    @Nullable Instant dueAt,
    @Nullable String note,
    boolean forReporter,
    @Nullable Boolean solved,
    @Nullable Integer stars) {

  static MoveColumns of(Move move) {
    return switch (move) {
      case Move.Receive receive ->
          new MoveColumns(null, null, receive.dueAt(), null, true, null, null);
      case Move.Dispatch dispatch ->
          new MoveColumns(
              dispatch.unitId(),
              dispatch.unitName(),
              dispatch.dueAt(),
              dispatch.note().orElse(null),
              true,
              null,
              null);
      case Move.Settle settle ->
          new MoveColumns(null, null, null, settle.result(), true, null, null);
      case Move.Rate rate ->
          new MoveColumns(
              null, null, null, rate.reason().orElse(null), true, rate.solved(), rate.stars());
      case Move.Withdraw withdraw ->
          new MoveColumns(null, null, null, withdraw.reason(), true, null, null);
      case Move.Comment comment ->
          new MoveColumns(null, null, null, comment.text(), comment.forReporter(), null, null);
    };
  }

  /** Reads a row of request_move back. */
  static MadeMove made(ResultSet row, int n) throws SQLException {
    return new MadeMove(
        row.getObject("id", UUID.class),
        row.getInt("position"),
        move(row),
        RequestTable.instant(row, "moved_at"),
        new Doer(
            Optional.ofNullable(row.getObject("moved_by", UUID.class)),
            row.getString("moved_by_name")));
  }

  private static Move move(ResultSet row) throws SQLException {
    Optional<String> note = Optional.ofNullable(row.getString("note"));
    return switch (Move.Kind.of(row.getString("kind"))) {
      case RECEIVE ->
          new Move.Receive(row.getString("moved_by_name"), RequestTable.instant(row, "due_at"));
      case DISPATCH ->
          new Move.Dispatch(
              row.getObject("unit_id", UUID.class),
              row.getString("unit_name"),
              RequestTable.instant(row, "due_at"),
              note);
      case SETTLE -> new Move.Settle(note.orElseThrow());
      case RATE -> new Move.Rate(row.getBoolean("solved"), row.getInt("stars"), note);
      case WITHDRAW -> new Move.Withdraw(note.orElseThrow());
      case COMMENT ->
          new Move.Comment(
              Objects.requireNonNull(row.getString("note")), row.getBoolean("for_reporter"));
    };
  }
}
