package org.koumen.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.AuditLog;
import org.koumen.access.Permission;
import org.koumen.area.Area;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaDesk;
import org.koumen.area.AreaSetting;
import org.koumen.area.Position;
import org.koumen.platform.CleanText;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Settled requests that everybody may read. Nothing is published by itself: a person reads a
 * proposal without what tells of people, edits it and confirms it.
 */
@Service
public class PublicationDesk {
  private final JdbcClient jdbc;
  private final PublicTable table;
  private final RequestFiles requests;
  private final RequestFileTable files;
  private final ReporterTable reporters;
  private final AreaDesk areas;
  private final AuditLog audit;
  private final Jurisdiction jurisdiction;

  PublicationDesk(
      JdbcClient jdbc,
      PublicTable table,
      RequestFiles requests,
      RequestFileTable files,
      ReporterTable reporters,
      AreaDesk areas,
      AuditLog audit,
      Jurisdiction jurisdiction) {
    this.jdbc = jdbc;
    this.table = table;
    this.requests = requests;
    this.files = files;
    this.reporters = reporters;
    this.areas = areas;
    this.audit = audit;
    this.jurisdiction = jurisdiction;
  }

  /** The words of a case, as published or as proposed. */
  public record Words(String title, String body, String result) {}

  /**
   * A request on its way to the public.
   *
   * @param original as it was said, for comparison
   * @param proposed without what may tell of people; to be read by a person
   * @param published as everybody reads it now; null while nobody does
   */
  public record Publication(
      Words original,
      Words proposed,
      @Nullable Words published,
      @Nullable Instant publishedAt,
      @Nullable String publishedByName) {}

  /**
   * A case as everybody reads it.
   *
   * @param areaCode the community's; nothing finer is shown
   */
  record OpenCase(
      UUID id,
      String areaCode,
      String title,
      String body,
      String result,
      @Nullable String category,
      Instant settledAt) {}

  /** Where a page of cases goes on. */
  record Before(Instant settledAt, UUID id) {
    static Before of(OpenCase last) {
      return new Before(last.settledAt(), last.id());
    }

    /** The place that {@link #text} wrote down. */
    static Optional<Before> parse(@Nullable String text) {
      if (text == null) {
        return Optional.empty();
      }
      String[] parts = text.split(" ", 2);
      try {
        return Optional.of(new Before(Instant.parse(parts[0]), UUID.fromString(parts[1])));
      } catch (RuntimeException unreadable) {
        throw Refusal.badInput("after");
      }
    }

    String text() {
      return settledAt + " " + id;
    }
  }

  /** Where an account may publish: those who take requests in or dispatch them. */
  public static RequestScope scope(Actor actor) {
    return RequestScope.of(actor, Permission.REQUEST_DISPATCH, Permission.REQUEST_WRITE);
  }

  /** What is proposed and what is published; empty beyond the scope. */
  @Transactional(readOnly = true)
  public Optional<Publication> look(String county, UUID request, RequestScope scope) {
    return within(county, request, scope).map(found -> publication(county, request, found));
  }

  /** Publishes it in words that somebody confirmed, or corrects what was published. */
  @Transactional
  public Optional<Publication> publish(
      String county, UUID request, Words words, RequestScope scope, Actor by) {
    Optional<RequestFileTable.Found> known = within(county, request, scope);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    RequestFileTable.Found found = known.get();
    Instant settled = found.row().settledAt();
    if (!PublicTable.OVER.contains(Phase.of(found.row().state()))
        || found.result() == null
        || settled == null) {
      throw new Refusal(Problem.PUBLISH_UNSETTLED);
    }
    Words clean =
        new Words(
            CleanText.line(words.title()),
            CleanText.of(words.body()),
            CleanText.of(words.result()));
    Set<String> forbidden =
        PublicWords.forbidden(
            clean.title() + "\n" + clean.body() + "\n" + clean.result(),
            names(county, request, found));
    if (!forbidden.isEmpty()) {
      throw new Refusal(Problem.PUBLISH_PRIVATE, Map.of("found", String.join("、", forbidden)));
    }
    Optional<Position> cell =
        PublicPlace.of(found.pin(), setting(AreaCode.of(found.row().areaCode())));
    jdbc.sql(
            """
            insert into request_public (
              county, id, area_code, title, body, result, category, settled_at, published_at, published_by,
              published_by_name, longitude, latitude)
            values (
              :county, :id, :area, :title, :body, :result, :category, :settled, :now, :by, :byName,
              :longitude, :latitude)
            on conflict (county, id) do update
              set title = excluded.title, body = excluded.body, result = excluded.result,
                  longitude = excluded.longitude, latitude = excluded.latitude,
                  published_at = excluded.published_at, published_by = excluded.published_by,
                  published_by_name = excluded.published_by_name
            """)
        .param("county", county)
        .param("id", request)
        .param("area", found.row().areaCode())
        .param("title", clean.title())
        .param("body", clean.body())
        .param("result", clean.result())
        .param("category", found.row().category(), Types.VARCHAR)
        .param("settled", settled.atOffset(ZoneOffset.UTC))
        .param("now", jurisdiction.now().atOffset(ZoneOffset.UTC))
        .param("by", by.accountId())
        .param("byName", by.name())
        .param("longitude", cell.map(Position::longitude).orElse(null), Types.DOUBLE)
        .param("latitude", cell.map(Position::latitude).orElse(null), Types.DOUBLE)
        .update();
    note(by, "request.published", found);
    return look(county, request, scope);
  }

  /**
   * Takes a case back from the public.
   *
   * @return false beyond the scope
   */
  @Transactional
  boolean withdraw(String county, UUID request, RequestScope scope, Actor by) {
    Optional<RequestFileTable.Found> found = within(county, request, scope);
    found.ifPresent(
        one -> {
          if (table.remove(county, request)) {
            note(by, "request.unpublished", one);
          }
        });
    return found.isPresent();
  }

  /** Published cases of an area within one county, the latest settled first. */
  @Transactional(readOnly = true)
  List<OpenCase> of(String from, String to, Optional<Before> before, int limit) {
    return jdbc.sql(
            """
            select id, left(area_code, 12) as area_code, title, body, result, category, settled_at
            from request_public
            where county = :county and area_code >= :from and area_code < :to
              and (cast(:at as timestamptz) is null or (settled_at, id) < (:at, :id))
            order by settled_at desc, id desc
            limit :limit
            """)
        .param("county", from.substring(0, 6))
        .param("from", from)
        .param("to", to)
        .param(
            "at",
            before.map(one -> one.settledAt().atOffset(ZoneOffset.UTC)).orElse(null),
            Types.TIMESTAMP_WITH_TIMEZONE)
        .param("id", before.map(Before::id).orElse(null), Types.OTHER)
        .param("limit", limit)
        .query((row, n) -> openCase(row))
        .list();
  }

  /**
   * A case on the map.
   *
   * @param areaCode the community's
   * @param cell the middle of its square; null where only the community is told
   */
  record Placed(
      UUID id,
      String areaCode,
      String title,
      @Nullable String category,
      Instant settledAt,
      @Nullable Position cell) {}

  /** Published cases of an area within one county with their squares, the latest settled first. */
  @Transactional(readOnly = true)
  List<Placed> placed(String from, String to, int limit) {
    return jdbc.sql(
            """
            select id, left(area_code, 12) as area_code, title, category, settled_at, longitude, latitude
            from request_public
            where county = :county and area_code >= :from and area_code < :to
            order by settled_at desc, id desc
            limit :limit
            """)
        .param("county", from.substring(0, 6))
        .param("from", from)
        .param("to", to)
        .param("limit", limit)
        .query(
            (row, n) -> {
              Double longitude = row.getObject("longitude", Double.class);
              Double latitude = row.getObject("latitude", Double.class);
              return new Placed(
                  row.getObject("id", UUID.class),
                  row.getString("area_code"),
                  row.getString("title"),
                  row.getString("category"),
                  row.getTimestamp("settled_at").toInstant(),
                  longitude == null || latitude == null ? null : new Position(longitude, latitude));
            })
        .list();
  }

  /** Whether it is town or country there: the grid says, else what lies around it. */
  private Optional<AreaSetting> setting(AreaCode area) {
    return areas.findAll(area.path()).stream()
        .sorted(Comparator.comparing((Area one) -> one.code().value()).reversed())
        .flatMap(one -> one.setting().stream())
        .findFirst();
  }

  private Optional<RequestFileTable.Found> within(String county, UUID request, RequestScope scope) {
    return requests.reaches(county, request, scope)
        ? files.find(county, request)
        : Optional.empty();
  }

  private Publication publication(String county, UUID request, RequestFileTable.Found found) {
    List<String> names = names(county, request, found);
    String result = found.result() == null ? "" : found.result();
    Words original = new Words(found.row().title(), found.body(), result);
    Words proposed =
        new Words(
            PublicWords.proposed(original.title(), names),
            PublicWords.proposed(original.body(), names),
            PublicWords.proposed(original.result(), names));
    return jdbc.sql(
            """
            select title, body, result, published_at, published_by_name
            from request_public where county = :county and id = :id
            """)
        .param("county", county)
        .param("id", request)
        .query(
            (row, n) ->
                new Publication(
                    original,
                    proposed,
                    new Words(
                        row.getString("title"), row.getString("body"), row.getString("result")),
                    row.getTimestamp("published_at").toInstant(),
                    row.getString("published_by_name")))
        .optional()
        .orElseGet(() -> new Publication(original, proposed, null, null, null));
  }

  private List<String> names(String county, UUID request, RequestFileTable.Found found) {
    List<String> names = new ArrayList<>();
    Optional.ofNullable(found.reporterName()).ifPresent(names::add);
    for (CoReporterRow other : reporters.of(county, request)) {
      Optional.ofNullable(other.name()).ifPresent(names::add);
    }
    return names;
  }

  private void note(Actor by, String action, RequestFileTable.Found found) {
    audit.add(by, action, found.row().areaCode(), found.row().number(), Map.of());
  }

  private static OpenCase openCase(ResultSet row) throws SQLException {
    return new OpenCase(
        row.getObject("id", UUID.class),
        row.getString("area_code"),
        row.getString("title"),
        row.getString("body"),
        row.getString("result"),
        row.getString("category"),
        row.getTimestamp("settled_at").toInstant());
  }
}
