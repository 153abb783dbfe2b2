package org.koumen.workforce;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.AreaNames;
import org.koumen.access.Scope;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Problem;
import org.koumen.platform.Rows;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Staff and their posts. Somebody is in scope where they are at home in the tree or hold a post.
 */
@Component
public class WorkforceDesk {
  private final StaffTable staff;
  private final PostTable posts;
  private final StaffHistory history;
  private final UnitDesk units;
  private final AreaNames areas;
  private final Jurisdiction jurisdiction;

  WorkforceDesk(
      StaffTable staff,
      PostTable posts,
      StaffHistory history,
      UnitDesk units,
      AreaNames areas,
      Jurisdiction jurisdiction) {
    this.staff = staff;
    this.posts = posts;
    this.history = history;
    this.units = units;
    this.areas = areas;
    this.jurisdiction = jurisdiction;
  }

  /** Those who serve, by pinyin, with the posts they hold on the day. */
  @Transactional(readOnly = true)
  public Rows<Staff> list(Scope scope, StaffFilter filter, @Nullable String after, int limit) {
    List<Staff> found = staff.list(scope.within(filter.area()), filter, after, limit + 1);
    Map<UUID, List<Post>> held =
        posts.held(found.stream().map(Staff::id).toList(), filter.day()).stream()
            .collect(Collectors.groupingBy(Post::staffId));
    Map<String, String> names =
        areas.of(
            Stream.concat(
                    found.stream().map(Staff::areaCode),
                    held.values().stream().flatMap(List::stream).map(Post::areaCode))
                .collect(Collectors.toSet()));
    List<Staff> named =
        found.stream()
            .map(one -> one.with(named(held.get(one.id()), names), names.get(one.areaCode())))
            .toList();
    Rows<Staff> page = Rows.page(named, limit, StaffTable::cursor);
    return after == null
        ? page.withTotal(staff.count(scope.within(filter.area()), filter, 10_000))
        : page;
  }

  /** How many serve. */
  @Transactional(readOnly = true)
  public int count(Scope scope, StaffFilter filter) {
    return staff.count(scope.within(filter.area()), filter, Integer.MAX_VALUE);
  }

  /** One person's file, if they are in scope. */
  @Transactional(readOnly = true)
  public Optional<StaffFile> file(UUID id, Scope scope) {
    LocalDate today = jurisdiction.today();
    return staff
        .find(id, scope, today)
        .map(
            one -> {
              List<Post> all = posts.of(id);
              Map<String, String> names =
                  areas.of(
                      Stream.concat(Stream.of(one.areaCode()), all.stream().map(Post::areaCode))
                          .collect(Collectors.toSet()));
              List<Post> named = named(all, names);
              List<Post> held = named.stream().filter(post -> isHeld(post, today)).toList();
              return new StaffFile(
                  one.with(held, names.get(one.areaCode())), named, history.of(id));
            });
  }

  /** Somebody's name whoever asks: for rows of other modules. */
  @Transactional(readOnly = true)
  public Optional<String> nameOf(UUID id) {
    return staff.nameOf(id);
  }

  /** The names of the units in which somebody serves, whoever asks. */
  @Transactional(readOnly = true)
  public Map<UUID, String> unitNamesOf(Collection<UUID> ids) {
    return staff.unitNamesOf(ids);
  }

  /** Takes somebody into service. */
  @Transactional
  public Saved add(StaffEntry entry, Scope scope, Actor by) {
    Optional<Saved> wrong = wrongIn(entry, scope);
    if (wrong.isPresent()) {
      return wrong.get();
    }
    UUID id = Ids.next();
    String code = entry.code() == null ? madeUp(id) : entry.code();
    if (!staff.add(id, code, entry)) {
      return new Saved.Refused(Problem.STAFF_CODE_TAKEN, Map.of("code", code));
    }
    history.add(id, "added", by, null, null, entry);
    return new Saved.Done(id);
  }

  /** Changes what is said about somebody. */
  @Transactional
  public Saved change(
      UUID id, int version, StaffEntry entry, @Nullable String reason, Scope scope, Actor by) {
    Optional<Staff> before =
        staff.find(id, scope, jurisdiction.today()).filter(one -> scope.covers(one.areaCode()));
    if (before.isEmpty()) {
      return Saved.no(Problem.NOT_FOUND);
    }
    Optional<Saved> wrong = wrongIn(entry, scope);
    if (wrong.isPresent()) {
      return wrong.get();
    }
    String code = entry.code() == null ? before.get().code() : entry.code();
    if (staff.isCodeOfAnother(code, id)) {
      return new Saved.Refused(Problem.STAFF_CODE_TAKEN, Map.of("code", code));
    }
    if (!staff.change(id, version, code, entry)) {
      return Saved.no(Problem.STALE_VERSION);
    }
    history.add(id, "changed", by, reason, entryOf(before.get()), entry);
    return new Saved.Done(id);
  }

  /**
   * Lets somebody leave: posts still held end on the same day.
   *
   * @param on last day of service
   */
  @Transactional
  public Saved leave(UUID id, LocalDate on, String reason, Scope scope, Actor by) {
    Optional<Staff> found =
        staff.find(id, scope, jurisdiction.today()).filter(one -> scope.covers(one.areaCode()));
    if (found.isEmpty()) {
      return Saved.no(Problem.NOT_FOUND);
    }
    if (on.isBefore(found.get().activeFrom())) {
      return Saved.wrong("on");
    }
    staff.leave(id, on);
    posts.endAllOf(id, on);
    history.add(id, "left", by, reason, null, Map.of("on", on));
    return new Saved.Done(id);
  }

  /** What a post is to be. */
  public record NewPost(
      PostKind kind,
      String areaCode,
      LocalDate activeFrom,
      @Nullable LocalDate activeTo,
      @Nullable String note) {}

  /** Gives somebody a post. A grid has one lead at a time; nobody holds the same post twice. */
  @Transactional
  public Saved give(UUID id, NewPost wanted, Scope scope, Actor by) {
    Optional<Staff> found = staff.lock(id);
    if (found.isEmpty() || !scope.touches(found.get().areaCode())) {
      return Saved.no(Problem.NOT_FOUND);
    }
    if (!scope.covers(wanted.areaCode())) {
      return Saved.no(Problem.NO_PERMISSION);
    }
    if (areas.of(List.of(wanted.areaCode())).isEmpty()) {
      return Saved.wrong("areaCode");
    }
    if (wanted.activeTo() != null && wanted.activeTo().isBefore(wanted.activeFrom())) {
      return Saved.wrong("activeTo");
    }
    LocalDate left = found.get().activeTo();
    if (left != null && (wanted.activeTo() == null || wanted.activeTo().isAfter(left))) {
      return new Saved.Refused(Problem.STAFF_NOT_SERVING, Map.of("day", left.plusDays(1)));
    }
    if (wanted.activeFrom().isBefore(found.get().activeFrom())) {
      return new Saved.Refused(Problem.STAFF_NOT_SERVING, Map.of("day", wanted.activeFrom()));
    }
    Optional<String> holder = posts.holder(id, wanted);
    if (holder.isPresent()) {
      return new Saved.Refused(Problem.POST_HELD, Map.of("name", holder.get()));
    }
    UUID post = Ids.next();
    posts.add(post, id, wanted);
    history.add(id, "post_given", by, wanted.note(), null, wanted);
    return new Saved.Done(post);
  }

  /**
   * Ends a post.
   *
   * @param on last day in the post
   */
  @Transactional
  public Saved end(UUID id, UUID post, LocalDate on, String reason, Scope scope, Actor by) {
    Optional<Post> found =
        posts.find(post).filter(one -> one.staffId().equals(id) && scope.covers(one.areaCode()));
    if (found.isEmpty()) {
      return Saved.no(Problem.NOT_FOUND);
    }
    if (on.isBefore(found.get().activeFrom())) {
      return Saved.wrong("on");
    }
    posts.end(post, on);
    Map<String, Object> before = new LinkedHashMap<>();
    before.put("kind", found.get().kind());
    before.put("areaCode", found.get().areaCode());
    history.add(id, "post_ended", by, reason, before, Map.of("on", on));
    return new Saved.Done(post);
  }

  private Optional<Saved> wrongIn(StaffEntry entry, Scope scope) {
    if (!scope.covers(entry.areaCode())) {
      return Optional.of(Saved.no(Problem.NO_PERMISSION));
    }
    if (!entry.areaCode().isEmpty() && areas.of(List.of(entry.areaCode())).isEmpty()) {
      return Optional.of(Saved.wrong("areaCode"));
    }
    if (entry.unitId() != null && units.find(entry.unitId()).isEmpty()) {
      return Optional.of(Saved.wrong("unitId"));
    }
    return Optional.empty();
  }

  /** Volunteers and look-outs rarely have a staff number of their own. */
  private static String madeUp(UUID id) {
    String digits = Long.toString(id.getLeastSignificantBits() & 0xFFFFFFFFFFL, 36);
    return "W" + digits.toUpperCase(Locale.ROOT);
  }

  private static StaffEntry entryOf(Staff one) {
    return new StaffEntry(
        one.code(),
        one.name(),
        one.kind(),
        one.rank(),
        one.unitId(),
        one.areaCode(),
        one.workPhone(),
        one.skills(),
        one.languages(),
        one.activeFrom());
  }

  private static boolean isHeld(Post post, LocalDate day) {
    return !post.activeFrom().isAfter(day)
        && (post.activeTo() == null || !post.activeTo().isBefore(day));
  }

  private static List<Post> named(@Nullable List<Post> posts, Map<String, String> names) {
    return posts == null
        ? List.of()
        : posts.stream().map(post -> post.named(names.get(post.areaCode()))).toList();
  }
}
