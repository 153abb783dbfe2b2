package org.koumen.workforce;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.registry.PhoneNumber;

/**
 * Who serves a grid on a day.
 *
 * @param members those with a post in the grid, in one of its buildings, or for the whole village
 * @param gaps posts the jurisdiction wants in every grid and nobody holds
 */
public record Team(
    String areaCode,
    @Nullable String areaName,
    LocalDate day,
    List<Member> members,
    List<PostKind> gaps) {

  /**
   * One post and who holds it.
   *
   * @param areaCode where the post is; shorter than the grid's when it serves the whole village
   */
  public record Member(
      UUID postId,
      PostKind kind,
      UUID staffId,
      String name,
      @Nullable String unitName,
      @Nullable String workPhone,
      List<String> skills,
      List<String> languages,
      String areaCode,
      @Nullable String areaName,
      LocalDate activeFrom,
      @Nullable LocalDate activeTo,
      @Nullable String note) {

    Member named(@Nullable String nameOfArea, boolean withPhone) {
      return new Member(
          postId,
          kind,
          staffId,
          name,
          unitName,
          withPhone || workPhone == null ? workPhone : PhoneNumber.mask(workPhone),
          skills,
          languages,
          areaCode,
          nameOfArea,
          activeFrom,
          activeTo,
          note);
    }
  }
}
