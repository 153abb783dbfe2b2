package org.koumen.request;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.koumen.access.Actor;
import org.koumen.access.AuditLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The kinds of matter that the place knows, each with how fast it is to be handled. */
@Service
public class Categories {
  private final JdbcClient jdbc;
  private final AuditLog audit;
  // A category set on another node holds here half a minute later.
  private final LoadingCache<Boolean, List<Category>> known;

  Categories(JdbcClient jdbc, AuditLog audit) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.known =
        Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(30)).build(all -> read());
  }

  /**
   * A kind of matter.
   *
   * @param name in Chinese, by which requests name it
   * @param position in lists
   * @param open whether new requests may name it
   */
  public record Category(
      String name, String nameEn, TimeClass timeClass, int position, boolean open) {}

  /** All of them in their order. */
  public List<Category> all() {
    return known.get(true);
  }

  /** How fast a new request is to be handled: as its receiver says, or as its category is. */
  TimeClass timeClass(NewRequest request) {
    return request
        .timeClass()
        .or(() -> request.category().flatMap(this::find).map(Category::timeClass))
        .orElse(TimeClass.ORDINARY);
  }

  /** How fast matters of a category are handled. */
  public TimeClass timeClass(Optional<String> category) {
    return category.flatMap(this::find).map(Category::timeClass).orElse(TimeClass.ORDINARY);
  }

  private Optional<Category> find(String name) {
    return all().stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** Adds a category or changes it; requests that are on their way keep their dates. */
  @Transactional
  public Category set(Category category, Actor by) {
    jdbc.sql(
            """
            insert into request_category (name, name_en, time_class, position, open)
            values (:name, :nameEn, :timeClass, :position, :open)
            on conflict (name) do update
              set name_en = excluded.name_en, time_class = excluded.time_class,
                  position = excluded.position, open = excluded.open
            """)
        .param("name", category.name())
        .param("nameEn", category.nameEn())
        .param("timeClass", category.timeClass().code())
        .param("position", category.position())
        .param("open", category.open())
        .update();
    audit.add(
        by,
        "request.category-set",
        null,
        category.name(),
        Map.of("timeClass", category.timeClass().code(), "open", category.open()));
    known.invalidateAll();
    return category;
  }

  private List<Category> read() {
    return jdbc
        .sql(
            """
            select name, name_en, time_class, position, open
            from request_category order by position, name
            """)
        .query(
            (row, n) ->
                new Category(
                    row.getString("name"),
                    row.getString("name_en"),
                    TimeClass.of(row.getString("time_class")),
                    row.getInt("position"),
                    row.getBoolean("open")))
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableList());
  }
}
