package org.koumen.exchange.other;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.koumen.exchange.export.ExportColumn;
import org.koumen.exchange.export.ExportKind;
import org.koumen.exchange.export.ExportOrder;
import org.koumen.exchange.export.ExportSource;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Refusal;
import org.koumen.workforce.Post;
import org.koumen.workforce.PostKind;
import org.koumen.workforce.Staff;
import org.koumen.workforce.StaffFilter;
import org.koumen.workforce.StaffKind;
import org.koumen.workforce.StaffRank;
import org.koumen.workforce.WorkforceDesk;
import org.springframework.stereotype.Component;

/** Takes out who serves, under the columns of the template: one line for each person. */
@Component
class StaffExport implements ExportSource {
  private static final int AT_ONCE = 500;

  private final WorkforceDesk desk;
  private final Elsewhere elsewhere;
  private final Jurisdiction jurisdiction;

  StaffExport(WorkforceDesk desk, Elsewhere elsewhere, Jurisdiction jurisdiction) {
    this.desk = desk;
    this.elsewhere = elsewhere;
    this.jurisdiction = jurisdiction;
  }

  @Override
  public ExportKind kind() {
    return ExportKind.STAFF;
  }

  @Override
  public List<ExportColumn> columns() {
    return List.of(
        ExportColumn.of("code", StaffHeading.CODE),
        ExportColumn.of("name", StaffHeading.NAME),
        ExportColumn.of("kind", StaffHeading.KIND),
        ExportColumn.of("rank", StaffHeading.RANK),
        ExportColumn.of("unit", StaffHeading.UNIT),
        ExportColumn.of("unit_name", "单位", "Unit"),
        ExportColumn.of("area", StaffHeading.AREA),
        ExportColumn.of("area_name", "区划名称", "Name of area"),
        ExportColumn.of("phone", StaffHeading.PHONE),
        ExportColumn.of("skills", StaffHeading.SKILLS),
        ExportColumn.of("languages", StaffHeading.LANGUAGES),
        ExportColumn.of("from", StaffHeading.FROM),
        ExportColumn.of("to", StaffHeading.TO),
        ExportColumn.of("post", StaffHeading.POST),
        ExportColumn.of("post_area", StaffHeading.POST_AREA),
        ExportColumn.of("posts", "全部岗位", "All posts"));
  }

  @Override
  public List<String> filters() {
    return List.of("q", "kind", "unit", "post", "language", "skill", "day");
  }

  @Override
  public Rows read(ExportOrder order) {
    StaffFilter filter =
        new StaffFilter(
            order.area().value(),
            order.filter("q"),
            word(order, "kind", StaffKind::read),
            given(order, "unit", UUID::fromString),
            word(order, "post", PostKind::read),
            order.filter("language"),
            order.filter("skill"),
            Optional.ofNullable(given(order, "day", LocalDate::parse))
                .orElseGet(jurisdiction::today));
    return new Rows() {
      @Override
      public Optional<Long> total() {
        return Optional.of((long) desk.count(order.scope(), filter));
      }

      @Override
      public void writeTo(Sink sink) {
        String after = null;
        long done = 0;
        do {
          org.koumen.platform.Rows<Staff> page = desk.list(order.scope(), filter, after, AT_ONCE);
          Map<UUID, String> codes =
              elsewhere.unitCodes(
                  page.rows().stream().map(Staff::unitId).filter(Objects::nonNull).toList());
          page.rows().forEach(one -> sink.row(line(one, codes.get(one.unitId()), order.chinese())));
          done += page.rows().size();
          sink.done(done);
          after = page.next();
        } while (after != null);
      }
    };
  }

  private static List<String> line(Staff one, @Nullable String unitCode, boolean chinese) {
    StaffRank rank = one.rank();
    Post post = one.posts().isEmpty() ? null : one.posts().getFirst();
    return List.of(
        one.code(),
        one.name(),
        chinese ? one.kind().zh() : one.kind().en(),
        rank == null ? "" : chinese ? rank.zh() : rank.en(),
        or(unitCode),
        or(one.unitName()),
        one.areaCode(),
        or(one.areaName()),
        or(one.workPhone()),
        String.join("、", one.skills()),
        String.join("、", one.languages()),
        one.activeFrom().toString(),
        Objects.toString(one.activeTo(), ""),
        post == null ? "" : word(post, chinese),
        post == null ? "" : post.areaCode(),
        one.posts().stream()
            .map(each -> word(each, chinese) + " " + or(each.areaName()))
            .collect(Collectors.joining(chinese ? "；" : "; ")));
  }

  private static String word(Post post, boolean chinese) {
    return chinese ? post.kind().zh() : post.kind().en();
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static <T> @Nullable T word(
      ExportOrder order, String name, Function<String, Optional<T>> read) {
    String given = order.filter(name);
    return given == null ? null : read.apply(given).orElseThrow(() -> Refusal.badInput(name));
  }

  private static <T> @Nullable T given(ExportOrder order, String name, Function<String, T> read) {
    String given = order.filter(name);
    try {
      return given == null ? null : read.apply(given);
    } catch (IllegalArgumentException | DateTimeParseException unreadable) {
      throw Refusal.badInput(name);
    }
  }
}
