package org.koumen.request;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.koumen.access.Permission;
import org.koumen.access.Serving;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaDesk;
import org.koumen.area.AreaLevel;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.springframework.stereotype.Service;

/**
 * Takes in what residents report themselves. The desk of the place is the first-asked helper: the
 * resident has somebody to turn to, though nobody has read the report yet.
 */
@Service
public class ReportDesk {
  private final RequestDesk requests;
  private final Categories categories;
  private final AreaDesk areas;
  private final Serving serving;
  private final Jurisdiction jurisdiction;

  ReportDesk(
      RequestDesk requests,
      Categories categories,
      AreaDesk areas,
      Serving serving,
      Jurisdiction jurisdiction) {
    this.requests = requests;
    this.categories = categories;
    this.areas = areas;
    this.serving = serving;
    this.jurisdiction = jurisdiction;
  }

  /**
   * What a resident brings; who wants to stay unknown is not written down.
   *
   * @param household whose file the resident opened with a code of its own; empty for a stranger
   */
  public record Report(
      UUID id,
      AreaCode area,
      Optional<UUID> household,
      RequestKind kind,
      Optional<String> category,
      String body,
      Optional<String> place,
      Optional<Pin> pin,
      Optional<String> name,
      Optional<String> phone,
      ContactWish contactWish) {
    /** Leaves out who wants to stay unknown. */
    public Report {
      if (contactWish == ContactWish.ANONYMOUS) {
        name = Optional.empty();
        phone = Optional.empty();
      }
    }
  }

  /** Takes a report in; the same again answers the same. */
  public RequestDesk.Taken take(Report report) {
    String area = report.area().value();
    if (!isServed(area)) {
      throw new Refusal(Problem.PLACE_NOT_SERVED);
    }
    boolean isKnown =
        report
            .category()
            .map(
                named ->
                    categories.all().stream()
                        .anyMatch(one -> one.open() && one.name().equals(named)))
            .orElse(true);
    if (!isKnown) {
      throw Refusal.badInput("category");
    }
    String body = report.body().strip();
    NewRequest request =
        new NewRequest(
            report.id(),
            area,
            report.household(),
            Optional.empty(),
            Channel.WEB,
            report.kind(),
            report.category(),
            NewRequest.titleOf(body),
            body,
            report.name(),
            report.phone(),
            jurisdiction.now(),
            Optional.empty(),
            report.contactWish(),
            report.pin(),
            report.place(),
            Optional.empty());
    return requests.receive(request, new Doer(Optional.empty(), nameOf(report.area())));
  }

  /** Whether somebody takes requests in at a place. */
  boolean isServed(String area) {
    return serving.serves(area, Permission.REQUEST_WRITE);
  }

  /** The community's name, with the grid's where it is known. */
  private String nameOf(AreaCode area) {
    List<AreaCode> named =
        Stream.of(AreaLevel.VILLAGE, AreaLevel.GRID)
            .flatMap(level -> area.at(level).stream())
            .toList();
    List<AreaCode> asked = named.isEmpty() ? List.of(area) : named;
    Map<AreaCode, String> names = areas.names(asked);
    String name =
        asked.stream().filter(names::containsKey).map(names::get).collect(Collectors.joining());
    return name.isEmpty() ? "受理点" : name;
  }
}
