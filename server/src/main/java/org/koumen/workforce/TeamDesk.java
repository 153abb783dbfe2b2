package org.koumen.workforce;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.koumen.access.Actor;
import org.koumen.access.AreaNames;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.platform.Settings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Teams of grids, and what they lack. */
@Component
public class TeamDesk {
  private final PostTable posts;
  private final AreaNames areas;
  private final Settings settings;

  TeamDesk(PostTable posts, AreaNames areas, Settings settings) {
    this.posts = posts;
    this.areas = areas;
    this.settings = settings;
  }

  /**
   * Who serves a grid on a day; empty when there is no such grid in scope. Phones are masked for
   * who may not see those who serve there.
   */
  @Transactional(readOnly = true)
  public Optional<Team> team(String grid, LocalDate day, Scope scope, Actor actor) {
    if (!scope.covers(grid) || areas.of(List.of(grid)).isEmpty()) {
      return Optional.empty();
    }
    boolean withPhone = actor.may(Permission.WORKFORCE_READ, grid);
    List<Team.Member> members = posts.team(grid, day);
    Map<String, String> names =
        areas.of(
            Stream.concat(Stream.of(grid), members.stream().map(Team.Member::areaCode))
                .collect(Collectors.toSet()));
    Set<PostKind> gaps = wanted();
    members.forEach(member -> gaps.remove(member.kind()));
    return Optional.of(
        new Team(
            grid,
            names.get(grid),
            day,
            members.stream()
                .map(member -> member.named(names.get(member.areaCode()), withPhone))
                .toList(),
            List.copyOf(gaps)));
  }

  /**
   * A grid that lacks somebody.
   *
   * @param missing posts nobody holds
   */
  public record Gap(String areaCode, String areaName, List<PostKind> missing) {}

  /** Grids of an area that lack somebody on a day, by code. */
  @Transactional(readOnly = true)
  public List<Gap> gaps(Scope scope, String area, LocalDate day) {
    Set<PostKind> wanted = wanted();
    Map<String, Set<PostKind>> missing = posts.gaps(scope.within(area), wanted, day, 1_000);
    Map<String, String> names = areas.of(missing.keySet());
    return missing.entrySet().stream()
        .map(
            gap ->
                new Gap(
                    gap.getKey(),
                    names.getOrDefault(gap.getKey(), gap.getKey()),
                    List.copyOf(gap.getValue())))
        .toList();
  }

  private Set<PostKind> wanted() {
    Set<PostKind> wanted = EnumSet.noneOf(PostKind.class);
    wanted.addAll(settings.get(WantedPosts.SETTING).posts());
    return wanted;
  }
}
